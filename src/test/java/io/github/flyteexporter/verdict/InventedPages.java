package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metric pages of an invented Flyte: counters rise from round to round. */
final class InventedPages {
  /** Before the name of a series that other processes have too. */
  static final String OF_SCHEDULER = "flytescheduler/";

  private final Map<String, Map<Labels, Double>> counters = new TreeMap<>();
  private final Map<String, Double> started = new HashMap<>();

  /** A process begins anew. */
  void restart(String target) {
    counters.keySet().removeIf(key -> key.startsWith(target + " "));
    started.merge(target, 1.0, Double::sum);
  }

  Reading page(String target, Moment moment, Instant now) {
    SourceId id = new SourceId(ScrapeSamples.SOURCE, target);
    if (moment.silent.containsKey(target)) {
      return InventedReadings.failed(id, now, moment.silent.get(target), "no answer");
    }
    List<Sample> samples = new ArrayList<>();
    samples.add(
        new Sample("process_start_time_seconds", Labels.NONE, started.getOrDefault(target, 1.0)));
    boolean admin = target.equals(Scenario.BINARY) || target.equals(Scenario.ADMIN);
    boolean propeller = target.equals(Scenario.BINARY) || target.equals(Scenario.PROPELLER);
    boolean scheduler = target.equals(Scenario.BINARY) || target.equals("flytescheduler");
    moment.rises.forEach(
        (name, series) ->
            series.forEach(
                (labels, rise) -> {
                  if (belongs(name, admin, propeller, scheduler)) {
                    Map<Labels, Double> all =
                        counters.computeIfAbsent(target + " " + name, one -> new HashMap<>());
                    all.merge(labels, Math.max(0, rise), Double::sum);
                  }
                }));
    counters.forEach(
        (key, all) -> {
          if (key.startsWith(target + " ")) {
            String name = key.substring(target.length() + 1).replace(OF_SCHEDULER, "");
            all.forEach((labels, value) -> samples.add(new Sample(name, labels, value)));
          }
        });
    if (propeller) {
      moment.gauges.forEach((name, value) -> samples.add(new Sample(name, Labels.NONE, value)));
    }
    return InventedReadings.of(id, now, samples, List.of());
  }

  private static boolean belongs(String name, boolean admin, boolean propeller, boolean scheduler) {
    if (name.startsWith("A:") || name.startsWith("grpc_server")) {
      return admin;
    }
    boolean its = name.startsWith("S:") || name.startsWith(OF_SCHEDULER);
    return its ? scheduler : propeller;
  }
}
