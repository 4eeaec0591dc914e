package io.github.flyteexporter.admin;

import java.time.Instant;
import java.util.Optional;

/** What is known of one project-domain from its last reads, and when they were. */
final class ProjectDomainState {
  private static final int SMALLEST_PAGE = 5;

  private final Place place;
  private final Instant known;
  private final MissingWorkflows suspects = new MissingWorkflows();
  private final ScheduleTracker timetable = new ScheduleTracker();
  private Optional<ExecutionCounts> counted = Optional.empty();
  private Optional<Instant> read = Optional.empty();
  private boolean schedulesFull;
  private Instant asked = Instant.EPOCH;
  private Instant schedulesAsked = Instant.EPOCH;
  private Instant firesAsked = Instant.EPOCH;
  private Instant failedAsked = Instant.EPOCH;
  private int page = AdminRequest.LARGEST_PAGE;
  private int schedulesPage = AdminRequest.LARGEST_PAGE;
  private int failedPage = AdminRequest.Failed.LARGEST_PAGE;

  ProjectDomainState(Place place, Instant known) {
    this.place = place;
    this.known = known;
  }

  Place place() {
    return place;
  }

  MissingWorkflows suspects() {
    return suspects;
  }

  ScheduleTracker timetable() {
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
  void asking(AdminRequest ask, Instant now) {
    if (ask instanceof AdminRequest.Executions) {
      asked = now;
    } else if (ask instanceof AdminRequest.Schedules) {
      schedulesAsked = now;
    } else if (ask instanceof AdminRequest.Failed) {
      failedAsked = now;
    } else if (ask instanceof AdminRequest.Fires fires) {
      firesAsked = now;
      timetable.asking(fires.look());
    }
  }

  /** Takes note that the answer to this would be too large. */
  void tooLarge(AdminRequest ask) {
    if (ask instanceof AdminRequest.Schedules) {
      schedulesPage = Math.max(SMALLEST_PAGE, schedulesPage / 2);
    } else if (ask instanceof AdminRequest.Failed) {
      failedPage = Math.max(SMALLEST_PAGE, failedPage / 2);
    } else {
      page = Math.max(SMALLEST_PAGE, page / 2);
    }
  }

  void counted(ExecutionCounts now, Instant at) {
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
  Optional<ExecutionCounts> counted() {
    return counted;
  }

  void schedulesFull(boolean full) {
    schedulesFull = full;
  }

  /** Whether there may be more than was counted. */
  boolean cutOff() {
    return schedulesFull || counted.filter(ExecutionCounts::full).isPresent();
  }
}
