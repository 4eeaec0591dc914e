package io.github.flyteexporter.admin;

import java.time.Instant;
import java.util.Optional;

/** What is known of one project-domain from its last reads, and when they were. */
final class Held {
  private static final int SMALLEST_PAGE = 5;

  private final Place place;
  private final Instant known;
  private final Suspects suspects = new Suspects();
  private final Timetable timetable = new Timetable();
  private Optional<Counted> counted = Optional.empty();
  private Optional<Instant> read = Optional.empty();
  private boolean schedulesFull;
  private Instant asked = Instant.EPOCH;
  private Instant schedulesAsked = Instant.EPOCH;
  private Instant firesAsked = Instant.EPOCH;
  private Instant failedAsked = Instant.EPOCH;
  private int page = Ask.LARGEST_PAGE;
  private int schedulesPage = Ask.LARGEST_PAGE;
  private int failedPage = Ask.Failed.LARGEST_PAGE;

  Held(Place place, Instant known) {
    this.place = place;
    this.known = known;
  }

  Place place() {
    return place;
  }

  Suspects suspects() {
    return suspects;
  }

  Timetable timetable() {
    return timetable;
  }

  /** When its executions were last asked for, answered or not. */
  Instant asked() {
    return asked;
  }

  Instant schedulesAsked() {
    return schedulesAsked;
  }

  Instant firesAsked() {
    return firesAsked;
  }

  Instant failedAsked() {
    return failedAsked;
  }

  /** Since when nothing new is known of its executions. */
  Instant readOrKnown() {
    return read.orElse(known);
  }

  /** How many executions are asked for: fewer after an answer was too large for Flyte. */
  int page() {
    return page;
  }

  /** How many launch plans are asked for. */
  int schedulesPage() {
    return schedulesPage;
  }

  /** How many failed executions are asked for. */
  int failedPage() {
    return failedPage;
  }

  /** Takes note that something is asked. */
  void asking(Ask ask, Instant now) {
    if (ask instanceof Ask.Executions) {
      asked = now;
    } else if (ask instanceof Ask.Schedules) {
      schedulesAsked = now;
    } else if (ask instanceof Ask.Failed) {
      failedAsked = now;
    } else if (ask instanceof Ask.Fires fires) {
      firesAsked = now;
      timetable.asking(fires.look());
    }
  }

  /** Takes note that the answer to this would be too large. */
  void tooLarge(Ask ask) {
    if (ask instanceof Ask.Schedules) {
      schedulesPage = Math.max(SMALLEST_PAGE, schedulesPage / 2);
    } else if (ask instanceof Ask.Failed) {
      failedPage = Math.max(SMALLEST_PAGE, failedPage / 2);
    } else {
      page = Math.max(SMALLEST_PAGE, page / 2);
    }
  }

  void counted(Counted now, Instant at) {
    counted = Optional.of(now);
    read = Optional.of(at);
  }

  void notCounted() {
    counted = Optional.empty();
    suspects.forget();
  }

  /** Whether it had executions that had not ended when they were last counted. */
  boolean active() {
    return counted.filter(last -> !last.phases().isEmpty()).isPresent();
  }

  /** What its list of executions came to, empty when the last read failed. */
  Optional<Counted> counted() {
    return counted;
  }

  void schedulesFull(boolean full) {
    schedulesFull = full;
  }

  /** Whether there may be more than was counted. */
  boolean cutOff() {
    return schedulesFull || counted.filter(Counted::full).isPresent();
  }
}
