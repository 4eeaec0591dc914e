package io.github.flyteexporter.record;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.bundle.RoundVerdict.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Keeps a bundle of each incident: at once when it opens, so that the minutes before are safe, and
 * whole two minutes after its end. An incident that is longer than what is recorded has both. Not
 * thread-safe.
 */
public final class IncidentKeeper {
  /** What happens within it after the end belongs to the incident. */
  static final Duration AFTERMATH = Duration.ofMinutes(2);

  /** So often a bundle that could not be kept when the incident opened is tried again. */
  private static final Duration RETRY = Duration.ofMinutes(1);

  private static final String OPENING = "-opening.tar.gz";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'incident-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Recorder recorder;
  private final BundleFolder folder;
  private Optional<Instant> open = Optional.empty();
  private boolean opening;
  private Instant tried = Instant.EPOCH;

  /** Keeps what this recorder has in this folder. */
  public IncidentKeeper(Recorder recorder, BundleFolder folder) {
    this.recorder = recorder;
    this.folder = folder;
  }

  /** A round was recorded. */
  public void roundEnded(RoundVerdict verdict) {
    Optional<Trouble> goesOn = verdict.incident().filter(one -> one.end().isEmpty());
    if (open.isEmpty() && goesOn.isPresent()) {
      open = Optional.of(goesOn.get().since());
      opening = false;
      tried = Instant.EPOCH;
    }
    if (open.isEmpty()) {
      return;
    }
    String name = NAME.format(open.get());
    if (!opening && !tried.plus(RETRY).isAfter(verdict.at())) {
      tried = verdict.at();
      opening = folder.keep(name + OPENING, recorder);
    }
    if (goesOn.isEmpty() && isLongEnoughAgo(verdict)) {
      String whole = name + ".tar.gz";
      boolean holdsBoth = recorder.oldest().isBefore(open.get());
      folder.keep(whole, recorder, holdsBoth ? name + OPENING : whole);
      open = Optional.empty();
    }
  }

  private static boolean isLongEnoughAgo(RoundVerdict verdict) {
    return verdict
        .incident()
        .flatMap(Trouble::end)
        .map(end -> !verdict.at().isBefore(end.plus(AFTERMATH)))
        .orElse(true);
  }
}
