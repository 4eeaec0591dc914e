package io.github.flyteexporter.web.page;

import io.github.flyteexporter.status.FunctionDay;
import io.github.flyteexporter.status.FunctionStatus;
import io.github.flyteexporter.status.StatusDay;
import io.github.flyteexporter.status.StatusIncident;
import io.github.flyteexporter.status.StatusIncident.Phase;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the status page: for people who use Flyte and do not run it. */
final class StatusWords {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private StatusWords() {}

  /** What a function does for its users. */
  static String of(PlatformFunction function) {
    return switch (function) {
      case ACCEPT -> "New executions are accepted";
      case PROGRESS -> "Running workflows move on";
      case RECORD -> "What workflows do is recorded and shown";
      case LAUNCH -> "Tasks start";
      case FINISH -> "Workflows end as their code decides";
      case SCHEDULE -> "Scheduled executions start in time";
      case OBSERVE -> "Enough is seen to judge";
    };
  }

  /** The status of all functions together: the worst, where not all work. */
  static FunctionStatus overall(StatusDay day) {
    return day.functions().stream()
        .map(FunctionDay::now)
        .max(FunctionStatus::compareTo)
        .orElse(FunctionStatus.NOT_OBSERVED);
  }

  static String headline(String title, StatusDay day) {
    List<FunctionDay> all = day.functions();
    long works = all.stream().filter(one -> one.now() == FunctionStatus.WORKING).count();
    return switch (overall(day)) {
      case WORKING -> title + " works";
      case IMPAIRED ->
          title
              + " is impaired: "
              + all.stream()
                  .filter(one -> one.now() == FunctionStatus.IMPAIRED)
                  .map(one -> one.function().label())
                  .collect(Collectors.joining(", "));
      case NOT_OBSERVED -> title + " is not observed at the moment";
      case UNKNOWN ->
          works == 0
              ? "It is not known whether " + title + " works"
              : title
                  + ": nothing is impaired, but only "
                  + works
                  + " of "
                  + all.size()
                  + " functions are known to work";
    };
  }

  /** When an incident ended, was last seen, or now. */
  static Instant end(StatusIncident incident, StatusDay day) {
    return incident.phase() == Phase.ONGOING && incident.until().isBefore(day.now())
        ? day.now()
        : incident.until();
  }

  /** How an incident ended, as it is shown. */
  static String ended(StatusIncident incident) {
    return switch (incident.phase()) {
      case ONGOING -> "goes on";
      case ENDED -> minute(incident.until());
      case INTERRUPTED, LOST -> "not observed; last seen " + minute(incident.until());
    };
  }

  /** How long a function had which status: {@code working 23 h 10 min, impaired 5 min}. */
  static String totals(FunctionDay day) {
    return Stream.of(
            FunctionStatus.IMPAIRED,
            FunctionStatus.WORKING,
            FunctionStatus.UNKNOWN,
            FunctionStatus.NOT_OBSERVED)
        .filter(status -> !day.total(status).isZero())
        .map(status -> status.words() + " " + length(day.total(status)))
        .collect(Collectors.joining(", "));
  }

  /** A length of at most some days in hours and minutes; below a minute in seconds. */
  static String length(Duration length) {
    long minutes = length.toMinutes();
    if (minutes == 0) {
      return Math.max(0, length.toSeconds()) + " s";
    }
    String rest = minutes % 60 == 0 ? "" : minutes % 60 + " min";
    return minutes < 60 ? rest : (minutes / 60 + " h " + rest).strip();
  }

  /** A moment to the minute, in UTC. */
  static String minute(Instant at) {
    return MINUTE.format(at);
  }
}
