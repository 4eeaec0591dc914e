package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.ProjectDomain;
import java.time.Instant;
import java.util.Optional;

/** What is known of one project-domain from its last reads, and when they were. */
final class ProjectDomainState {
  private static final int SMALLEST_PAGE = 5;

  private final ProjectDomain where;
  private final Instant known;
  private final MissingWorkflows missing = new MissingWorkflows();
  private final ScheduleTracker schedules = new ScheduleTracker();
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

  ProjectDomainState(ProjectDomain where, Instant known) {
    this.where = where;
    this.known = known;
  }

  ProjectDomain where() {
    return where;
  }

  MissingWorkflows missing() {
    return missing;
  }

  ScheduleTracker schedules() {
    return schedules;
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

  /** How many executions are asked for: fewer after an answer was too large. */
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

  /** A read is sent. */
  void sending(AdminRequest request, Instant now) {
    if (request instanceof AdminRequest.Executions) {
      asked = now;
    } else if (request instanceof AdminRequest.Schedules) {
      schedulesAsked = now;
    } else if (request instanceof AdminRequest.Failed) {
      failedAsked = now;
    } else if (request instanceof AdminRequest.Fires fires) {
      firesAsked = now;
      schedules.sending(fires.look());
    }
  }

  /** The answer to this read was too large: the next one asks for half as many entries. */
  void tooLarge(AdminRequest request) {
    if (request instanceof AdminRequest.Schedules) {
      schedulesPage = Math.max(SMALLEST_PAGE, schedulesPage / 2);
    } else if (request instanceof AdminRequest.Failed) {
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
    missing.forget();
  }

  /** Whether it had executions that had not ended when they were last counted. */
  boolean isActive() {
    return counted.filter(last -> !last.phases().isEmpty()).isPresent();
  }

  /** The counts of its list of executions, empty when the last read failed. */
  Optional<ExecutionCounts> counted() {
    return counted;
  }

  void schedulesFull(boolean full) {
    schedulesFull = full;
  }

  /** Whether there may be more than was counted. */
  boolean isCutOff() {
    return schedulesFull || counted.filter(ExecutionCounts::full).isPresent();
  }
}
