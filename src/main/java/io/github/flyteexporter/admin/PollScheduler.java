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
final class PollScheduler {
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

  private static final Comparator<ProjectDomainState> LONGEST_AGO =
      Comparator.comparing(ProjectDomainState::asked).thenComparing(ProjectDomainState::place);

  private final AdminCache view;
  private final FlyteWorkflowIndex index;
  private Instant versionAsked = Instant.EPOCH;
  private Instant projectsAsked = Instant.EPOCH;
  private boolean firesNext;

  PollScheduler(AdminCache view, FlyteWorkflowIndex index) {
    this.view = view;
    this.index = index;
  }

  /** The reads of a beat, at most so many; projects come alone, as all others follow from them. */
  List<AdminRequest> next(int most, Instant now) {
    if (isDue(projectsAsked, view.placesKnown() ? PROJECTS : PROJECTS_UNKNOWN, now)) {
      return List.of(new AdminRequest.Projects());
    }
    List<AdminRequest> rare = new ArrayList<>();
    if (isDue(versionAsked, VERSION, now)) {
      rare.add(new AdminRequest.Version());
    }
    view.orphans().next(now).ifPresent(rare::add);
    if (rare.size() < most - 1) {
      schedules(now).ifPresent(rare::add);
    }
    if (rare.size() < most - 1) {
      failed(now).ifPresent(rare::add);
    }
    List<AdminRequest> others = rare.subList(0, Math.min(most - 1, rare.size()));
    List<AdminRequest> all = new ArrayList<>(executions(most - others.size(), now));
    all.addAll(others);
    return all;
  }

  /** Takes note that something is asked. */
  void asking(AdminRequest ask, Instant now) {
    if (ask instanceof AdminRequest.Version) {
      versionAsked = now;
    } else if (ask instanceof AdminRequest.Projects) {
      projectsAsked = now;
    }
    view.asking(ask, now);
  }

  /** How long ago the project-domain was read that was read longest ago, empty without any. */
  Optional<Duration> sweep(Instant now) {
    return view.held().stream()
        .map(ProjectDomainState::readOrKnown)
        .min(Instant::compareTo)
        .map(longest -> Duration.between(longest, now));
  }

  /** The one whose turn it is whatever happens, then the busy ones, then the others. */
  private List<AdminRequest> executions(int most, Instant now) {
    List<ProjectDomainState> order = view.held().stream().sorted(LONGEST_AGO).toList();
    Set<ProjectDomainState> picked = new LinkedHashSet<>();
    order.stream().limit(1).forEach(picked::add);
    Set<Place> busy =
        index.busy().stream()
            .map(one -> new Place(one.project(), one.domain()))
            .collect(Collectors.toSet());
    List<ProjectDomainState> due =
        order.stream().filter(one -> isDue(one.asked(), LIST, now)).toList();
    due.stream().filter(one -> busy.contains(one.place())).forEach(picked::add);
    picked.addAll(due);
    return picked.stream()
        .limit(most)
        .<AdminRequest>map(one -> new AdminRequest.Executions(one.place(), one.page()))
        .toList();
  }

  /** What fired is asked for only where something seems late. */
  private Optional<AdminRequest> schedules(Instant now) {
    Optional<AdminRequest> fires =
        view.held().stream()
            .filter(one -> isDue(one.firesAsked(), LIST, now))
            .filter(one -> one.timetable().look(now).isPresent())
            .min(
                Comparator.comparing(ProjectDomainState::firesAsked)
                    .thenComparing(ProjectDomainState::place))
            .flatMap(
                one ->
                    one.timetable()
                        .look(now)
                        .map(look -> new AdminRequest.Fires(one.place(), look, one.page())));
    Optional<ProjectDomainState> plans =
        view.held().stream()
            .min(
                Comparator.comparing(ProjectDomainState::schedulesAsked)
                    .thenComparing(ProjectDomainState::place))
            .filter(one -> isDue(one.schedulesAsked(), SCHEDULES, now));
    Optional<AdminRequest> list =
        plans.map(one -> new AdminRequest.Schedules(one.place(), one.schedulesPage()));
    firesNext = !firesNext;
    return firesNext ? fires.or(() -> list) : list.or(() -> fires);
  }

  /** Where nothing runs has its turn too: that is how it looks where every launch fails. */
  private Optional<AdminRequest> failed(Instant now) {
    return view.held().stream()
        .filter(one -> isDue(one.failedAsked(), FAILED, now))
        .min(
            Comparator.comparing(
                    (ProjectDomainState one) ->
                        one.active() ? one.failedAsked().minus(ACTIVE_AHEAD) : one.failedAsked())
                .thenComparing(ProjectDomainState::place))
        .map(
            one ->
                new AdminRequest.Failed(
                    one.place(),
                    FailedLaunches.lookSince(one.failedAsked(), now),
                    one.failedPage()));
  }

  private static boolean isDue(Instant last, Duration every, Instant now) {
    return !last.plus(every).isAfter(now);
  }
}
