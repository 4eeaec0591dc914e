package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What flyteadmin said in its last answers. Lives on one event loop. */
final class AdminCache {
  private final FlyteWorkflowIndex index;
  private final OrphanedWorkflows orphans;
  private final FailedLaunches launches = new FailedLaunches();
  private final Map<Place, ProjectDomainState> held = new TreeMap<>();
  private Optional<String> version = Optional.empty();
  private boolean placesKnown;

  AdminCache(FlyteWorkflowIndex index) {
    this.index = index;
    this.orphans = new OrphanedWorkflows(index);
  }

  Collection<ProjectDomainState> held() {
    return held.values();
  }

  OrphanedWorkflows orphans() {
    return orphans;
  }

  FailedLaunches launches() {
    return launches;
  }

  Optional<String> version() {
    return version;
  }

  /** Whether the projects were ever read. */
  boolean placesKnown() {
    return placesKnown;
  }

  /** Takes note that something is asked. */
  void asking(AdminRequest ask, Instant now) {
    at(ask).ifPresent(place -> held(place, now).asking(ask, now));
  }

  /**
   * Takes a good answer.
   *
   * @throws AdminException when it is not what was asked for
   */
  void take(AdminRequest ask, byte[] body, Instant now) {
    if (ask instanceof AdminRequest.Version) {
      version = AdminResponseReader.version(body);
    } else if (ask instanceof AdminRequest.Projects) {
      places(AdminResponseReader.places(body), now);
    } else if (ask instanceof AdminRequest.Executions executions) {
      AdminResponseReader.Page<Execution> page = AdminResponseReader.executions(body);
      ProjectDomainState here = held(executions.place(), now);
      here.counted(ExecutionCounts.of(page.entries(), page.full()), now);
      here.suspects().look(page.entries(), index, now);
      // a recorded list holds those that ended, too
      launches.look(page.entries(), now.minus(FailedLaunches.RECENT), now);
      page.entries().stream()
          .filter(one -> one.phase() != ExecutionPhase.ENDED)
          .forEach(one -> orphans.hasExecution(one.workflow(), now));
    } else if (ask instanceof AdminRequest.Schedules schedules) {
      AdminResponseReader.Page<LaunchPlan> page = AdminResponseReader.launchPlans(body);
      ProjectDomainState here = held(schedules.place(), now);
      here.timetable().take(page.entries(), now);
      here.schedulesFull(page.full());
    } else if (ask instanceof AdminRequest.Fires fires) {
      held(fires.place(), now)
          .timetable()
          .fired(AdminResponseReader.executions(body), fires.look(), now);
    } else if (ask instanceof AdminRequest.Failed failed) {
      launches.look(AdminResponseReader.executions(body).entries(), failed.since(), now);
    } else if (ask instanceof AdminRequest.One) {
      orphans.answered(AdminResponseReader.execution(body).phase() == ExecutionPhase.ENDED, now);
    }
  }

  /** Takes note that a read failed: what it said before does not hold any more. */
  void failed(AdminRequest ask, boolean tooLarge, boolean notFound, Instant now) {
    Optional<ProjectDomainState> here = at(ask).map(place -> held(place, now));
    if (tooLarge) {
      here.ifPresent(one -> one.tooLarge(ask));
    }
    if (ask instanceof AdminRequest.Executions) {
      here.ifPresent(ProjectDomainState::notCounted);
    } else if (ask instanceof AdminRequest.Schedules) {
      here.ifPresent(one -> one.timetable().forget());
    } else if (ask instanceof AdminRequest.Fires fires) {
      here.ifPresent(one -> one.timetable().firedUnknown(fires.look()));
    } else if (ask instanceof AdminRequest.One && notFound) {
      orphans.answered(true, now);
    }
  }

  private void places(Set<Place> places, Instant now) {
    placesKnown = true;
    held.keySet().retainAll(places);
    places.forEach(place -> held(place, now));
  }

  private ProjectDomainState held(Place place, Instant now) {
    return held.computeIfAbsent(place, one -> new ProjectDomainState(one, now));
  }

  private static Optional<Place> at(AdminRequest ask) {
    if (ask instanceof AdminRequest.Executions executions) {
      return Optional.of(executions.place());
    } else if (ask instanceof AdminRequest.Schedules schedules) {
      return Optional.of(schedules.place());
    } else if (ask instanceof AdminRequest.Fires fires) {
      return Optional.of(fires.place());
    } else if (ask instanceof AdminRequest.Failed failed) {
      return Optional.of(failed.place());
    } else {
      return Optional.empty();
    }
  }
}
