package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.kube.ControlPlaneSignals;
import io.github.flyteexporter.signal.kube.TaskPodSignals;
import io.github.flyteexporter.signal.propeller.LeaseSignals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Pods and events of all recordings that are there, against a plain recount, at every tick. */
class RecordedPodsTest {
  @Test
  void eachTickIsCountedExactly() throws Exception {
    List<Path> recordings = Played.recordings();
    Assumptions.assumeThat(recordings).isNotEmpty();
    long failures = 0;
    long events = 0;
    for (Path recording : recordings) {
      PodRecount recount = new PodRecount(recording);
      List<Played> all = Played.play(recording);
      for (int i = 0; i < all.size(); i++) {
        recount.tick(i);
        Played moment = all.get(i);
        String where = recording.getFileName() + " tick " + i;
        assertThat(counts(moment, TaskPodSignals.PODS.name(), "phase"))
            .as(where)
            .isEqualTo(recount.pods());
        assertThat(counts(moment, TaskPodSignals.FAILURES.name(), "project"))
            .as(where)
            .isEqualTo(recount.failures());
        assertThat(counts(moment, TaskPodSignals.EVENTS.name(), "reason"))
            .as(where)
            .isEqualTo(recount.events());
      }
      failures += recount.failures().values().stream().mapToLong(Long::longValue).sum();
      events += recount.events().values().stream().mapToLong(Long::longValue).sum();
    }
    assertThat(failures).as("pods that failed in all recordings").isGreaterThan(100);
    assertThat(events).as("events in all recordings").isGreaterThan(100);
  }

  @Test
  void propellersThatDiedAreSeenInTheirPodsAndTheirLease() throws Exception {
    List<Path> dead =
        Played.recordings().stream().filter(path -> path.endsWith("core-propeller-dead")).toList();
    Assumptions.assumeThat(dead).isNotEmpty();
    List<Played> all = Played.play(dead.get(0));
    Function<Integer, Map<String, Double>> states =
        tick ->
            all.get(tick).memory().values().all().stream()
                .filter(v -> v.labels().get("component").equals("flytepropeller"))
                .filter(v -> v.signal().name().equals(ControlPlaneSignals.PODS.name()))
                .collect(Collectors.toMap(v -> v.labels().get("state"), Value::number));
    assertThat(states.apply(3)).isEqualTo(Map.of("ready", 2.0, "not_ready", 0.0));
    assertThat(states.apply(9)).isEqualTo(Map.of("ready", 0.0, "not_ready", 2.0));
    assertThat(held(all.get(3))).isEqualTo(1);
    assertThat(held(all.get(9))).isEqualTo(0);
    assertThat(all.get(9).text())
        .contains("flyte_control_plane_pod_restarts_total{component=\"flytepropeller\"} 6.0");
  }

  @Test
  void aTypeThatWasNotRecordedIsNoSource() throws Exception {
    assertThat(
            Played.play(Played.COPIES.resolve("healthy")).get(0).readings().stream()
                .filter(reading -> reading.id().source().equals("kube"))
                .map(reading -> reading.id().target()))
        .containsExactly("flyteworkflows", "leases");
  }

  @Test
  void aRecordingThatBeginsAnewForgets() throws Exception {
    List<Path> failing =
        Played.recordings().stream().filter(path -> path.endsWith("pods-failing")).toList();
    Assumptions.assumeThat(failing).isNotEmpty();
    Recording recording = Recording.open(failing.get(0));
    RecordedObjects<?> pods = RecordedObjects.of(recording, false).get(1);
    Function<Integer, Reading> read =
        tick -> {
          try {
            return pods.reading(recording.ticks().get(tick), recording.start());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    Reading first = read.apply(0);
    Reading later = read.apply(12);
    assertThat(later.evidence()).hasSizeGreaterThan(first.evidence().size());
    assertThat(read.apply(0).series()).isEqualTo(first.series());
    assertThat(read.apply(12).evidence()).containsExactlyInAnyOrderElementsOf(later.evidence());
  }

  private static double held(Played moment) {
    return moment.memory().values().forSignal(LeaseSignals.HELD).get(0).number();
  }

  /** The values that are not 0, by reason and one label more. */
  private static Map<String, Long> counts(Played moment, String signal, String label) {
    Map<String, Long> counts = new TreeMap<>();
    for (Value value : moment.memory().values().all()) {
      if (value.signal().name().equals(signal) && value.number() != 0) {
        String key = value.labels().get(label) + " " + value.labels().get("reason");
        counts.merge(key, (long) value.number(), Long::sum);
      }
    }
    return counts;
  }
}
