package io.github.flyteexporter.export;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The recent reads of a source, for people.
 *
 * @param at when it was last read
 * @param took the duration of that read
 * @param bytes size of the response, 0 if the read failed
 * @param series series or objects in the response, 0 if the read failed
 * @param lastGood the last successful read, empty if there was none
 * @param failure why the last read failed, without passwords
 * @param errors failed reads so far, by reason
 * @param unread parts of a successful read that could not be read
 */
public record SourceReport(
    SourceId id,
    Instant at,
    Duration took,
    long bytes,
    long series,
    Optional<Instant> lastGood,
    Optional<Failure> failure,
    Map<Failure.Reason, Long> errors,
    List<Evidence.UnreadPart> unread) {

  /** User and password in a URL, as error texts of clients like to repeat them. */
  private static final Pattern USER_INFO = Pattern.compile("://[^/\\s@]*@");

  public SourceReport {
    errors = Map.copyOf(errors);
    unread = List.copyOf(unread);
    failure =
        failure.map(
            why ->
                new Failure(why.reason(), USER_INFO.matcher(why.detail()).replaceAll("://***@")));
  }

  /** The reports of all sources after a round, in the order of their names. */
  public static List<SourceReport> all(State state) {
    return state.histories().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                of(
                    entry.getValue().newest(),
                    entry.getValue().lastGood().map(Reading::at),
                    errors(state, entry.getKey())))
        .toList();
  }

  private static SourceReport of(
      Reading newest, Optional<Instant> lastGood, Map<Failure.Reason, Long> errors) {
    return new SourceReport(
        newest.id(),
        newest.at(),
        newest.took(),
        newest.bytes(),
        newest.series(),
        lastGood,
        newest.failure(),
        errors,
        newest.evidence().stream()
            .filter(Evidence.UnreadPart.class::isInstance)
            .map(Evidence.UnreadPart.class::cast)
            .toList());
  }

  private static Map<Failure.Reason, Long> errors(State state, SourceId of) {
    Map<Failure.Reason, Long> counts = new EnumMap<>(Failure.Reason.class);
    state
        .errors()
        .forEach(
            (error, count) -> {
              if (error.source().equals(of)) {
                counts.put(error.reason(), count);
              }
            });
    return counts;
  }
}
