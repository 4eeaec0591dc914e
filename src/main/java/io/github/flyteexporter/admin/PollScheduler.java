package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.ProjectDomain;
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
 * What is read in which round: never more than {@link #MOST_READS} reads, however many
 * project-domains there are. A list of executions is read in each round: it is the cheapest read
 * that needs the database, and all lists come round, those of project-domains with FlyteWorkflows
 * more often.
 */
final class PollScheduler {
  /** The most reads of a round. */
  static final int MOST_READS = 4;

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
      Comparator.comparing(ProjectDomainState::asked).thenComparing(ProjectDomainState::where);

  private final AdminCache cache;
  private final FlyteWorkflowIndex index;
  private Instant versionAsked = Instant.EPOCH;
  private Instant projectsAsked = Instant.EPOCH;
  private boolean firesNext;

  PollScheduler(AdminCache cache, FlyteWorkflowIndex index) {
    this.cache = cache;
    this.index = index;
  }

  /** The reads of a round, at most so many; projects come alone, as all others follow from them. */
  List<AdminRequest> next(int most, Instant now) {
    if (isDue(projectsAsked, cache.hasProjects() ? PROJECTS : PROJECTS_UNKNOWN, now)) {
      return List.of(AdminRequest.Fixed.PROJECTS);
    }
    List<AdminRequest> rare = new ArrayList<>();
    if (isDue(versionAsked, VERSION, now)) {
      rare.add(AdminRequest.Fixed.VERSION);
    }
    cache.orphans().next(now).ifPresent(rare::add);
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

  /** A read is sent. */
  void sending(AdminRequest request, Instant now) {
    if (request == AdminRequest.Fixed.VERSION) {
      versionAsked = now;
    } else if (request == AdminRequest.Fixed.PROJECTS) {
      projectsAsked = now;
    }
    cache.sending(request, now);
  }

  /** How long ago the project-domain was read that was read longest ago, empty without any. */
  Optional<Duration> sweep(Instant now) {
    return cache.projectDomains().stream()
        .map(ProjectDomainState::readOrKnown)
        .min(Instant::compareTo)
        .map(longest -> Duration.between(longest, now));
  }

  /** The one whose turn it is whatever happens, then the busy ones, then the others. */
  private List<AdminRequest> executions(int most, Instant now) {
    List<ProjectDomainState> order = cache.projectDomains().stream().sorted(LONGEST_AGO).toList();
    Set<ProjectDomainState> picked = new LinkedHashSet<>();
    order.stream().limit(1).forEach(picked::add);
    Set<ProjectDomain> busy =
        index.busy().stream()
            .map(one -> new ProjectDomain(one.project(), one.domain()))
            .collect(Collectors.toSet());
    List<ProjectDomainState> due =
        order.stream().filter(one -> isDue(one.asked(), LIST, now)).toList();
    due.stream().filter(one -> busy.contains(one.where())).forEach(picked::add);
    picked.addAll(due);
    return picked.stream()
        .limit(most)
        .<AdminRequest>map(one -> new AdminRequest.Executions(one.where(), one.page()))
        .toList();
  }

  /** What fired is asked for only where something seems late. */
  private Optional<AdminRequest> schedules(Instant now) {
    Optional<AdminRequest> fires =
        cache.projectDomains().stream()
            .filter(one -> isDue(one.firesAsked(), LIST, now))
            .filter(one -> one.schedules().look(now).isPresent())
            .min(
                Comparator.comparing(ProjectDomainState::firesAsked)
                    .thenComparing(ProjectDomainState::where))
            .flatMap(
                one ->
                    one.schedules()
                        .look(now)
                        .map(look -> new AdminRequest.Fires(one.where(), look, one.page())));
    Optional<ProjectDomainState> plans =
        cache.projectDomains().stream()
            .min(
                Comparator.comparing(ProjectDomainState::schedulesAsked)
                    .thenComparing(ProjectDomainState::where))
            .filter(one -> isDue(one.schedulesAsked(), SCHEDULES, now));
    Optional<AdminRequest> list =
        plans.map(one -> new AdminRequest.Schedules(one.where(), one.schedulesPage()));
    firesNext = !firesNext;
    return firesNext ? fires.or(() -> list) : list.or(() -> fires);
  }

  /** Where nothing runs has its turn too: that is how it looks where every launch fails. */
  private Optional<AdminRequest> failed(Instant now) {
    return cache.projectDomains().stream()
        .filter(one -> isDue(one.failedAsked(), FAILED, now))
        .min(
            Comparator.comparing(
                    (ProjectDomainState one) ->
                        one.isActive() ? one.failedAsked().minus(ACTIVE_AHEAD) : one.failedAsked())
                .thenComparing(ProjectDomainState::where))
        .map(
            one ->
                new AdminRequest.Failed(
                    one.where(),
                    FailedLaunches.lookSince(one.failedAsked(), now),
                    one.failedPage()));
  }

  private static boolean isDue(Instant last, Duration every, Instant now) {
    return !last.plus(every).isAfter(now);
  }
}
