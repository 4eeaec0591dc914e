package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * What the exporter said in one round.
 *
 * @param at when the round ended
 * @param functions how each function stood
 * @param causes what spoke for which cause, strongest first
 * @param firstAction what to do first, empty when nothing was impaired
 * @param incident the one that went on, or the last one that ended
 * @param isFlyte2 whether a Flyte 2 was watched
 */
public record RoundVerdict(
    Instant at,
    List<Function> functions,
    List<CauseReport> causes,
    Optional<String> firstAction,
    Optional<Trouble> incident,
    boolean isFlyte2) {
  /** The name of its file, without its {@code .gz}. */
  public static final String FILE = "verdict.json";

  private static final int LARGEST = 4 << 20;
  private static final ObjectMapper JSON = BundleJson.mapper(text -> text);

  /** How a function stood, and since when it was impaired. */
  public record Function(PlatformFunction name, Status status, Optional<Instant> since) {}

  /**
   * An incident so far; numbers are absent where they are not known.
   *
   * @param killed workflows that the platform killed
   * @param refused executions that could not be created
   * @param missed schedules that were late
   * @param notEnqueued runs of Flyte 2 that were accepted and never enqueued
   * @param lostRuns the names of some of these
   */
  public record Trouble(
      Instant since,
      Optional<Instant> end,
      Set<PlatformFunction> functions,
      Optional<Cause> cause,
      Optional<Long> killed,
      Optional<Long> refused,
      Optional<Long> missed,
      Optional<Long> notEnqueued,
      List<String> lostRuns) {
    public Trouble {
      lostRuns = lostRuns == null ? List.of() : List.copyOf(lostRuns);
    }

    static Trouble of(Incident incident) {
      return new Trouble(
          incident.since(),
          incident.end(),
          incident.functions(),
          incident.cause().map(one -> one.cause()),
          maybe(incident.damage().killedInAll()),
          maybe(incident.damage().refused()),
          maybe(incident.damage().schedulesMissed()),
          maybe(incident.damage().notEnqueued()),
          incident.damage().lost().names());
    }

    private static Optional<Long> maybe(OptionalLong number) {
      return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
  }

  /** What a verdict and its report say. */
  public static RoundVerdict of(Instant at, Verdict verdict, VerdictReport report) {
    return new RoundVerdict(
        at,
        Arrays.stream(PlatformFunction.values())
            .map(function -> function(function, verdict.standing(function)))
            .toList(),
        report.causes(),
        report.firstAction(),
        report
            .incidents()
            .present()
            .or(() -> report.incidents().past().stream().findFirst())
            .map(Trouble::of),
        verdict.flyte().isFlyte2());
  }

  private static Function function(PlatformFunction name, FunctionState state) {
    return new Function(name, state.status(), state.since());
  }

  /** Whether a function was impaired. */
  public boolean impaired() {
    return functions.stream().anyMatch(one -> one.status() == Status.IMPAIRED);
  }

  /** The probable cause, empty when nothing was impaired. */
  public Optional<CauseReport> cause() {
    return causes.stream().findFirst();
  }

  /** As compressed JSON. */
  byte[] write(ObjectMapper mapper) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(mapper.writeValueAsBytes(this));
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The verdict that was written.
   *
   * @throws IOException when it is none, or one of another version that this one does not know
   */
  public static RoundVerdict read(InputStream json) throws IOException {
    try (InputStream in = new LimitedInput(json, LARGEST)) {
      return JSON.readValue(in, RoundVerdict.class);
    } catch (JacksonException e) {
      throw new IOException(FILE + ": " + e.getOriginalMessage(), e);
    }
  }
}
