package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Flyte 2 that nobody recorded, and how it is read. A mechanism changes what a moment of it
 * shows.
 */
final class InventedFlyte2 {
  private static final Instant START = Instant.parse("2026-11-29T01:00:00Z");

  private final double interval;
  private final InventedRuns runs;
  private final InventedApi api;
  private final InventedTaskActions actions;
  private final InventedController controller = new InventedController();

  InventedFlyte2(double interval) {
    this.interval = interval;
    this.runs = new InventedRuns(interval);
    this.api = new InventedApi(runs);
    this.actions = new InventedTaskActions(runs);
  }

  Instant now() {
    return START.plusMillis(Math.round(runs.second() * 1_000));
  }

  /** A moment in which nothing is wrong. */
  Flyte2Moment next() {
    runs.tick();
    return new Flyte2Moment();
  }

  /** What is read at this moment. */
  List<Reading> readings(Flyte2Moment moment) {
    controller.count(runs.go(moment), runs.living().size(), interval, moment.errors);
    List<Reading> all = new ArrayList<>();
    all.add(reading(Flyte2Samples.API, moment, InventedApi.samples(moment), api.evidence(moment)));
    all.add(Look.reading(Flyte2Samples.API_LOOK, now(), texts(moment.api)));
    moment.looks.forEach((target, of) -> all.add(Look.reading(target, now(), texts(of))));
    all.add(reading(Flyte2Samples.CONTROLLER, moment, controller.samples(moment), List.of()));
    all.add(
        reading(Flyte2Samples.TASK_ACTIONS, moment, actions.samples(moment), actions.evidence()));
    all.add(
        reading(
            Flyte2Samples.ACTION_EVENTS,
            moment,
            List.of(new Sample(Flyte2Samples.EVENTS, Labels.of("reason", "FailedPluginHandle"), 0)),
            moment.events));
    all.add(reading(InventedPods.SOURCE, moment, moment.pods.samples(), List.of()));
    if (!moment.logged.isEmpty()) {
      all.add(reading(KubeSamples.ERROR_LOGS, moment, List.of(), moment.logged));
    }
    return all;
  }

  private Reading reading(
      SourceId id, Flyte2Moment moment, List<Sample> samples, List<? extends Evidence> evidence) {
    Failure failure = moment.failing.get(id);
    return failure != null
        ? Reading.failed(id, now(), Duration.ZERO, failure)
        : new Reading(
            id,
            now(),
            Duration.ofMillis(20),
            0,
            samples.size(),
            Samples.of(samples),
            List.copyOf(evidence),
            Optional.empty());
  }

  private static Map<Look, String> texts(Map<String, Look> looks) {
    Map<Look, String> all = new LinkedHashMap<>();
    looks.values().forEach(look -> all.put(look, ""));
    return all;
  }
}
