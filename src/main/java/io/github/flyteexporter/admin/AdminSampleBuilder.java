package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Makes samples of flyteadmin's last answers. */
final class AdminSampleBuilder {
  private static final List<String> WITHOUT_WORKFLOW =
      List.of(
          "aborting_without_workflow", "undefined_without_workflow", "running_without_workflow");

  private final AdminCache cache;
  private final Instant now;
  private final List<Sample> samples = new ArrayList<>();

  private AdminSampleBuilder(AdminCache cache, Instant now) {
    this.cache = cache;
    this.now = now;
  }

  /** The samples; only what flyteadmin is when its lists cannot be read now. */
  static List<Sample> of(AdminCache cache, boolean listsReadable, Instant now) {
    AdminSampleBuilder builder = new AdminSampleBuilder(cache, now);
    cache
        .version()
        .ifPresent(version -> builder.add(AdminSamples.VERSION, Labels.of("version", version), 1));
    if (listsReadable) {
      builder.executions();
      builder.zombies();
      builder.schedules();
    }
    return builder.samples;
  }

  private void executions() {
    Map<ExecutionPhase, Instant> oldest = new EnumMap<>(ExecutionPhase.class);
    boolean any = false;
    for (ProjectDomainState here : cache.projectDomains()) {
      if (here.counted().isPresent()) {
        any = true;
        add(AdminSamples.EXECUTIONS_AGE, here.where().labels(), seconds(here.readOrKnown()));
        ExecutionCounts counted = here.counted().get();
        counted
            .phases()
            .forEach(
                (phase, count) ->
                    add(
                        AdminSamples.EXECUTIONS,
                        here.where().labels().with("phase", phase.label()),
                        count));
        counted
            .oldest()
            .forEach((phase, at) -> oldest.merge(phase, at, (a, b) -> a.isBefore(b) ? a : b));
      }
    }
    oldest.forEach(
        (phase, at) -> add(AdminSamples.OLDEST, Labels.of("phase", phase.label()), seconds(at)));
    if (any) {
      add(
          AdminSamples.CUT_OFF,
          Labels.NONE,
          (double) cache.projectDomains().stream().filter(ProjectDomainState::isCutOff).count());
    }
  }

  private void zombies() {
    Map<String, Integer> counts = new TreeMap<>();
    boolean any = false;
    for (ProjectDomainState here : cache.projectDomains()) {
      if (here.missing().zombies().isPresent()) {
        any = true;
        here.missing().zombies().get().forEach((why, n) -> counts.merge(why, n, Integer::sum));
      }
    }
    if (any) {
      WITHOUT_WORKFLOW.forEach(reason -> zombies(reason, counts.getOrDefault(reason, 0)));
    }
    OptionalInt orphans = cache.orphans().count();
    if (orphans.isPresent()) {
      zombies("workflow_without_execution", orphans.getAsInt());
    }
  }

  private void zombies(String reason, int count) {
    add(AdminSamples.ZOMBIES, Labels.of("reason", reason), count);
  }

  private void schedules() {
    boolean any = false;
    int unjudged = 0;
    for (ProjectDomainState here : cache.projectDomains()) {
      OptionalInt schedules = here.schedules().schedules();
      if (schedules.isPresent()) {
        any = true;
        unjudged += here.schedules().unjudged();
        add(AdminSamples.SCHEDULES, here.where().labels(), schedules.getAsInt());
        here.schedules()
            .overdue(now)
            .ifPresent(late -> add(AdminSamples.OVERDUE, here.where().labels(), late));
      }
    }
    if (any) {
      add(AdminSamples.UNJUDGED, Labels.NONE, unjudged);
    }
  }

  private double seconds(Instant since) {
    return Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
  }

  private void add(String name, Labels labels, double value) {
    samples.add(new Sample(name, labels, value));
  }
}
