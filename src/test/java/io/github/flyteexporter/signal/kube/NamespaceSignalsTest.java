package io.github.flyteexporter.signal.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.reading.Evidence.WorkflowNamespace;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Namespaces are shown by the project-domains whose workflows are in them. */
class NamespaceSignalsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Reading reading(SourceId of, List<Sample> samples, Evidence... evidence) {
    return new Reading(
        of, NOW, Duration.ZERO, 0, 0, Samples.of(samples), List.of(evidence), Optional.empty());
  }

  private static Reading workflows(Evidence... evidence) {
    return reading(
        WorkflowSamples.SOURCE_ID,
        List.of(
            new Sample(
                WorkflowSamples.ACTIVE,
                Labels.of("project", "p", "domain", "d", "phase", "running"),
                1)),
        evidence);
  }

  private static Reading kube(String target, Evidence... evidence) {
    return reading(new SourceId(KubeSamples.SOURCE, target), List.of(), evidence);
  }

  private static QuotaUse use(String namespace, String resource, double ratio, boolean scoped) {
    return new QuotaUse(namespace, "team", scoped, resource, "1", "2", ratio);
  }

  private static Map<String, Double> values(Signal signal, Reading... readings) {
    Map<String, Double> values = new TreeMap<>();
    RoundView frame = new RoundView(State.empty(20).next(List.of(readings)), NOW);
    Signals.of(frame)
        .values()
        .forSignal(signal)
        .forEach(one -> values.put(one.labels().toString(), one.number()));
    return values;
  }

  private static NamespaceState ending(String name) {
    return new NamespaceState(name, true, Duration.ofSeconds(9), "", "");
  }

  @Test
  void ofSeveralQuotasTheFullestCountsAndForeignNamespacesDoNot() {
    assertThat(
            values(
                NamespaceSignals.QUOTA_USED,
                workflows(),
                kube(
                    "resourcequotas",
                    use("p-d", "cpu", 0.5, false),
                    use("p-d", "requests.cpu", 0.75, false),
                    use("p-d", "pods", 1, true),
                    use("p-d", "services", 1, false),
                    use("p-d", "requests.nvidia.com/gpu", 1, false),
                    use("kube-system", "pods", 1, false))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Labels.of("project", "p", "domain", "d", "resource", "requests.cpu").toString(),
                0.75,
                Labels.of("project", "p", "domain", "d", "resource", "extended").toString(),
                1.0));
  }

  @Test
  void theNamespaceIsThatOfTheWorkflowsWhateverItIsCalled() {
    Reading workflows = workflows(new WorkflowNamespace("ml-prod", "p", "d"));
    assertThat(
            values(
                NamespaceSignals.TERMINATING,
                workflows,
                kube("namespaces", ending("ml-prod"), ending("p-d"))))
        .containsEntry(Labels.of("project", "p", "domain", "d").toString(), 1.0);
  }

  @Test
  void noneThatEndsIsAZeroAndNoneThatIsReadIsNothing() {
    assertThat(values(NamespaceSignals.TERMINATING, workflows(), kube("namespaces")))
        .containsOnly(
            Map.entry(Labels.of("project", "_other", "domain", "_other").toString(), 0.0));
    assertThat(values(NamespaceSignals.TERMINATING, workflows())).isEmpty();
  }
}
