package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.SourceId;
import java.util.ArrayList;
import java.util.List;

/** The pods of an invented Flyte 2; one that is ready, unless changed. */
final class InventedPods {
  static final SourceId SOURCE = new SourceId(KubeSamples.SOURCE, "pods");

  private final List<Sample> samples = new ArrayList<>();

  InventedPods() {
    are(1, 0);
  }

  /** So many are ready, and so many do not run. */
  void are(int ready, int down) {
    samples.clear();
    add(KubeSamples.CONTROL_PODS, "state", "ready", ready);
    add(KubeSamples.CONTROL_PODS, "state", "not_ready", down);
    add(KubeSamples.CONTROL_NOT_RUNNING, "reason", "error", down);
  }

  /** One of them shows this reason as well. */
  void show(String name, String reason) {
    add(name, "reason", reason, 1);
  }

  private void add(String name, String label, String value, double count) {
    samples.add(new Sample(name, Labels.of("component", "flyte_binary", label, value), count));
  }

  List<Sample> samples() {
    return samples;
  }
}
