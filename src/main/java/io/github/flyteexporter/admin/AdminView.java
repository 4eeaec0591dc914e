package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What flyteadmin said in its last answers. Lives on one event loop. */
final class AdminView {
  private final FlyteWorkflowIndex index;
  private final Orphans orphans;
  private final FailedLaunches launches = new FailedLaunches();
  private final Map<Place, Held> held = new TreeMap<>();
  private Optional<String> version = Optional.empty();
  private boolean placesKnown;

  AdminView(FlyteWorkflowIndex index) {
    this.index = index;
    this.orphans = new Orphans(index);
  }

  Collection<Held> held() {
    return held.values();
  }

  Orphans orphans() {
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
  void asking(Ask ask, Instant now) {
    at(ask).ifPresent(place -> held(place, now).asking(ask, now));
  }

  /**
   * Takes a good answer.
   *
   * @throws AdminException when it is not what was asked for
   */
  void take(Ask ask, byte[] body, Instant now) {
    if (ask instanceof Ask.Version) {
      version = Answers.version(body);
    } else if (ask instanceof Ask.Projects) {
      places(Answers.places(body), now);
    } else if (ask instanceof Ask.Executions executions) {
      Answers.Page<Execution> page = Answers.executions(body);
      Held here = held(executions.place(), now);
      here.counted(Counted.of(page.entries(), page.full()), now);
      here.suspects().look(page.entries(), index, now);
      // a recorded list holds those that ended, too
      launches.look(page.entries(), now.minus(FailedLaunches.RECENT), now);
      page.entries().stream()
          .filter(one -> one.phase() != Phase.ENDED)
          .forEach(one -> orphans.hasExecution(one.workflow(), now));
    } else if (ask instanceof Ask.Schedules schedules) {
      Answers.Page<LaunchPlan> page = Answers.launchPlans(body);
      Held here = held(schedules.place(), now);
      here.timetable().take(page.entries(), now);
      here.schedulesFull(page.full());
    } else if (ask instanceof Ask.Fires fires) {
      held(fires.place(), now).timetable().fired(Answers.executions(body), fires.look(), now);
    } else if (ask instanceof Ask.Failed failed) {
      launches.look(Answers.executions(body).entries(), failed.since(), now);
    } else if (ask instanceof Ask.One) {
      orphans.answered(Answers.execution(body).phase() == Phase.ENDED, now);
    }
  }

  /** Takes note that a read failed: what it said before does not hold any more. */
  void failed(Ask ask, boolean tooLarge, boolean notFound, Instant now) {
    Optional<Held> here = at(ask).map(place -> held(place, now));
    if (tooLarge) {
      here.ifPresent(one -> one.tooLarge(ask));
    }
    if (ask instanceof Ask.Executions) {
      here.ifPresent(Held::notCounted);
    } else if (ask instanceof Ask.Schedules) {
      here.ifPresent(one -> one.timetable().forget());
    } else if (ask instanceof Ask.Fires fires) {
      here.ifPresent(one -> one.timetable().firedUnknown(fires.look()));
    } else if (ask instanceof Ask.One && notFound) {
      orphans.answered(true, now);
    }
  }

  private void places(Set<Place> places, Instant now) {
    placesKnown = true;
    held.keySet().retainAll(places);
    places.forEach(place -> held(place, now));
  }

  private Held held(Place place, Instant now) {
    return held.computeIfAbsent(place, one -> new Held(one, now));
  }

  private static Optional<Place> at(Ask ask) {
    if (ask instanceof Ask.Executions executions) {
      return Optional.of(executions.place());
    } else if (ask instanceof Ask.Schedules schedules) {
      return Optional.of(schedules.place());
    } else if (ask instanceof Ask.Fires fires) {
      return Optional.of(fires.place());
    } else if (ask instanceof Ask.Failed failed) {
      return Optional.of(failed.place());
    } else {
      return Optional.empty();
    }
  }
}
