package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is read in which beat: never more than {@link #BUDGET} reads, however many project-domains
 * there are. A list of executions is read in each beat: it is the cheapest read that needs the
 * database, and all lists come round, those of project-domains with FlyteWorkflows more often.
 */
final class Itinerary {
  /** The most reads of a beat. */
  static final int BUDGET = 4;

  private static final Duration VERSION = Duration.ofMinutes(10);
  private static final Duration PROJECTS = Duration.ofMinutes(5);
  private static final Duration PROJECTS_UNKNOWN = Duration.ofSeconds(1);
  private static final Duration SCHEDULES = Duration.ofMinutes(5);

  /** At one site these lists were 95 % of the load of the database (flyte#4872). */
  private static final Duration LIST = Duration.ofMinutes(1);

  /** So that a failed launch is seen while it is recent. */
  private static final Duration FAILED = FailedLaunches.RECENT.dividedBy(2);

  /** By so much those with executions that have not ended come before their turn. */
  private static final Duration ACTIVE_AHEAD = Duration.ofMinutes(1);

  private static final Comparator<Held> LONGEST_AGO =
      Comparator.comparing(Held::asked).thenComparing(Held::place);

  private final AdminView view;
  private final FlyteWorkflowIndex index;
  private Instant versionAsked = Instant.EPOCH;
  private Instant projectsAsked = Instant.EPOCH;
  private boolean firesNext;

  Itinerary(AdminView view, FlyteWorkflowIndex index) {
    this.view = view;
    this.index = index;
  }

  /** The reads of a beat, at most so many; projects come alone, as all others follow from them. */
  List<Ask> next(int most, Instant now) {
    if (isDue(projectsAsked, view.placesKnown() ? PROJECTS : PROJECTS_UNKNOWN, now)) {
      return List.of(new Ask.Projects());
    }
    List<Ask> rare = new ArrayList<>();
    if (isDue(versionAsked, VERSION, now)) {
      rare.add(new Ask.Version());
    }
    view.orphans().next(now).ifPresent(rare::add);
    if (rare.size() < most - 1) {
      schedules(now).ifPresent(rare::add);
    }
    if (rare.size() < most - 1) {
      failed(now).ifPresent(rare::add);
    }
    List<Ask> others = rare.subList(0, Math.min(most - 1, rare.size()));
    List<Ask> all = new ArrayList<>(executions(most - others.size(), now));
    all.addAll(others);
    return all;
  }

  /** Takes note that something is asked. */
  void asking(Ask ask, Instant now) {
    if (ask instanceof Ask.Version) {
      versionAsked = now;
    } else if (ask instanceof Ask.Projects) {
      projectsAsked = now;
    }
    view.asking(ask, now);
  }

  /** How long ago the project-domain was read that was read longest ago, empty without any. */
  Optional<Duration> sweep(Instant now) {
    return view.held().stream()
        .map(Held::readOrKnown)
        .min(Instant::compareTo)
        .map(longest -> Duration.between(longest, now));
  }

  /** The one whose turn it is whatever happens, then the busy ones, then the others. */
  private List<Ask> executions(int most, Instant now) {
    List<Held> order = view.held().stream().sorted(LONGEST_AGO).toList();
    Set<Held> picked = new LinkedHashSet<>();
    order.stream().limit(1).forEach(picked::add);
    Set<Place> busy =
        index.busy().stream()
            .map(one -> new Place(one.project(), one.domain()))
            .collect(Collectors.toSet());
    List<Held> due = order.stream().filter(one -> isDue(one.asked(), LIST, now)).toList();
    due.stream().filter(one -> busy.contains(one.place())).forEach(picked::add);
    picked.addAll(due);
    return picked.stream()
        .limit(most)
        .<Ask>map(one -> new Ask.Executions(one.place(), one.page()))
        .toList();
  }

  /** What fired is asked for only where something seems late. */
  private Optional<Ask> schedules(Instant now) {
    Optional<Ask> fires =
        view.held().stream()
            .filter(one -> isDue(one.firesAsked(), LIST, now))
            .filter(one -> one.timetable().look(now).isPresent())
            .min(Comparator.comparing(Held::firesAsked).thenComparing(Held::place))
            .flatMap(
                one ->
                    one.timetable()
                        .look(now)
                        .map(look -> new Ask.Fires(one.place(), look, one.page())));
    Optional<Held> plans =
        view.held().stream()
            .min(Comparator.comparing(Held::schedulesAsked).thenComparing(Held::place))
            .filter(one -> isDue(one.schedulesAsked(), SCHEDULES, now));
    Optional<Ask> list = plans.map(one -> new Ask.Schedules(one.place(), one.schedulesPage()));
    firesNext = !firesNext;
    return firesNext ? fires.or(() -> list) : list.or(() -> fires);
  }

  /** Where nothing runs has its turn too: that is how it looks where every launch fails. */
  private Optional<Ask> failed(Instant now) {
    return view.held().stream()
        .filter(one -> isDue(one.failedAsked(), FAILED, now))
        .min(
            Comparator.comparing(
                    (Held one) ->
                        one.active() ? one.failedAsked().minus(ACTIVE_AHEAD) : one.failedAsked())
                .thenComparing(Held::place))
        .map(
            one ->
                new Ask.Failed(
                    one.place(),
                    FailedLaunches.lookSince(one.failedAsked(), now),
                    one.failedPage()));
  }

  private static boolean isDue(Instant last, Duration every, Instant now) {
    return !last.plus(every).isAfter(now);
  }
}
