package io.github.flyteexporter.admin;

import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.ProjectDomain;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is known from flyteadmin's last answers. Lives on one event loop. */
final class AdminCache {
  private final FlyteWorkflowIndex index;
  private final OrphanedWorkflows orphans;
  private final FailedLaunches launches = new FailedLaunches();
  private final Map<ProjectDomain, ProjectDomainState> states = new TreeMap<>();
  private Optional<String> version = Optional.empty();
  private boolean hasProjects;

  AdminCache(FlyteWorkflowIndex index) {
    this.index = index;
    this.orphans = new OrphanedWorkflows(index);
  }

  Collection<ProjectDomainState> projectDomains() {
    return states.values();
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
  boolean hasProjects() {
    return hasProjects;
  }

  /** A read is sent. */
  void sending(AdminRequest request, Instant now) {
    where(request).ifPresent(where -> state(where, now).sending(request, now));
  }

  /**
   * Takes a good answer.
   *
   * @throws HttpException when it is not what was asked for
   */
  void take(AdminRequest request, byte[] body, Instant now) {
    if (request == AdminRequest.Fixed.VERSION) {
      version = AdminResponseReader.version(body);
    } else if (request == AdminRequest.Fixed.PROJECTS) {
      projects(AdminResponseReader.projectDomains(body), now);
    } else if (request instanceof AdminRequest.Executions executions) {
      AdminResponseReader.Page<Execution> page = AdminResponseReader.executions(body);
      ProjectDomainState here = state(executions.where(), now);
      here.counted(ExecutionCounts.of(page.entries(), page.full()), now);
      here.missing().look(page.entries(), index, now);
      // a recorded list holds those that ended, too
      launches.look(page.entries(), now.minus(FailedLaunches.RECENT), now);
      page.entries().stream()
          .filter(one -> one.phase() != ExecutionPhase.ENDED)
          .forEach(one -> orphans.hasExecution(one.workflow(), now));
    } else if (request instanceof AdminRequest.Schedules plans) {
      AdminResponseReader.Page<LaunchPlan> page = AdminResponseReader.launchPlans(body);
      ProjectDomainState here = state(plans.where(), now);
      here.schedules().take(page.entries(), now);
      here.schedulesFull(page.full());
    } else if (request instanceof AdminRequest.Fires fires) {
      state(fires.where(), now)
          .schedules()
          .fired(AdminResponseReader.executions(body), fires.look(), now);
    } else if (request instanceof AdminRequest.Failed failed) {
      launches.look(AdminResponseReader.executions(body).entries(), failed.since(), now);
    } else if (request instanceof AdminRequest.One) {
      orphans.answered(AdminResponseReader.execution(body).phase() == ExecutionPhase.ENDED, now);
    }
  }

  /** A read failed: what it showed before does not count any more. */
  void failed(AdminRequest request, boolean tooLarge, boolean notFound, Instant now) {
    Optional<ProjectDomainState> here = where(request).map(one -> state(one, now));
    if (tooLarge) {
      here.ifPresent(one -> one.tooLarge(request));
    }
    if (request instanceof AdminRequest.Executions) {
      here.ifPresent(ProjectDomainState::notCounted);
    } else if (request instanceof AdminRequest.Schedules) {
      here.ifPresent(one -> one.schedules().forget());
    } else if (request instanceof AdminRequest.Fires fires) {
      here.ifPresent(one -> one.schedules().firedUnknown(fires.look()));
    } else if (request instanceof AdminRequest.One && notFound) {
      orphans.answered(true, now);
    }
  }

  private void projects(Set<ProjectDomain> all, Instant now) {
    hasProjects = true;
    states.keySet().retainAll(all);
    all.forEach(one -> state(one, now));
  }

  private ProjectDomainState state(ProjectDomain where, Instant now) {
    return states.computeIfAbsent(where, one -> new ProjectDomainState(one, now));
  }

  private static Optional<ProjectDomain> where(AdminRequest request) {
    return request instanceof AdminRequest.OfProjectDomain one
        ? Optional.of(one.where())
        : Optional.empty();
  }
}
