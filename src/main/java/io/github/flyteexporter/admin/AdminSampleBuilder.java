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

/** The samples that flyteadmin's last answers come to. */
final class AdminSampleBuilder {
  private static final List<String> WITHOUT_WORKFLOW =
      List.of(
          "aborting_without_workflow", "undefined_without_workflow", "running_without_workflow");

  private final AdminCache view;
  private final Instant now;
  private final List<Sample> samples = new ArrayList<>();

  private AdminSampleBuilder(AdminCache view, Instant now) {
    this.view = view;
    this.now = now;
  }

  /** The samples; only what flyteadmin is when its lists cannot be read now. */
  static List<Sample> of(AdminCache view, boolean listsReadable, Instant now) {
    AdminSampleBuilder figures = new AdminSampleBuilder(view, now);
    view.version()
        .ifPresent(version -> figures.add(AdminSamples.VERSION, Labels.of("version", version), 1));
    if (listsReadable) {
      figures.executions();
      figures.zombies();
      figures.schedules();
    }
    return figures.samples;
  }

  private void executions() {
    Map<ExecutionPhase, Instant> oldest = new EnumMap<>(ExecutionPhase.class);
    boolean any = false;
    for (ProjectDomainState here : view.held()) {
      if (here.counted().isPresent()) {
        any = true;
        ExecutionCounts counted = here.counted().get();
        counted
            .phases()
            .forEach(
                (phase, count) ->
                    add(
                        AdminSamples.EXECUTIONS,
                        here.place().labels().with("phase", phase.label()),
                        count));
        counted
            .oldest()
            .forEach((phase, at) -> oldest.merge(phase, at, (a, b) -> a.isBefore(b) ? a : b));
      }
    }
    oldest.forEach(
        (phase, at) ->
            add(
                AdminSamples.OLDEST,
                Labels.of("phase", phase.label()),
                Math.max(0, Duration.between(at, now).toMillis() / 1000.0)));
    if (any) {
      add(
          AdminSamples.CUT_OFF,
          Labels.NONE,
          (double) view.held().stream().filter(ProjectDomainState::cutOff).count());
    }
  }

  private void zombies() {
    Map<String, Integer> counts = new TreeMap<>();
    boolean any = false;
    for (ProjectDomainState here : view.held()) {
      if (here.suspects().zombies().isPresent()) {
        any = true;
        here.suspects().zombies().get().forEach((why, n) -> counts.merge(why, n, Integer::sum));
      }
    }
    if (any) {
      WITHOUT_WORKFLOW.forEach(reason -> zombies(reason, counts.getOrDefault(reason, 0)));
    }
    OptionalInt orphans = view.orphans().count();
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
    for (ProjectDomainState here : view.held()) {
      OptionalInt schedules = here.timetable().schedules();
      if (schedules.isPresent()) {
        any = true;
        unjudged += here.timetable().unjudged();
        add(AdminSamples.SCHEDULES, here.place().labels(), schedules.getAsInt());
        here.timetable()
            .overdue(now)
            .ifPresent(late -> add(AdminSamples.OVERDUE, here.place().labels(), late));
      }
    }
    if (any) {
      add(AdminSamples.UNJUDGED, Labels.NONE, unjudged);
    }
  }

  private void add(String name, Labels labels, double value) {
    samples.add(new Sample(name, labels, value));
  }
}
