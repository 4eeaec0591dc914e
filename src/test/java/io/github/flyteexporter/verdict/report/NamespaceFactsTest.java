package io.github.flyteexporter.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.Evidence.WorkflowNamespace;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.Judge;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.report.CauseReport.FactReport;
import io.github.flyteexporter.verdict.tuning.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Facts and first actions name the namespace and the quota that refuse pods. */
class NamespaceFactsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String REFUSED =
      "failed at Node[n0]. RuntimeExecutionError: failed during plugin execution, caused by: failed"
          + " to create resource, caused by: pods \"x-n0-0\" is forbidden: ";

  private static Reading reading(SourceId of, List<Sample> samples, List<Evidence> evidence) {
    return new Reading(
        of, NOW, Duration.ZERO, 0, 0, Samples.of(samples), evidence, Optional.empty());
  }

  /** What is reported where pods are refused in p/d, whose namespace is called ml. */
  private static VerdictReport report(String refusal, Evidence... states) {
    List<Evidence> texts = new ArrayList<>();
    texts.add(new WorkflowNamespace("ml", "p", "d"));
    for (int i = 0; i < 4; i++) {
      texts.add(new FailingWorkflow(new WorkflowId("u" + i, "p", "d"), 3, REFUSED + refusal));
    }
    Reading workflows =
        reading(
            WorkflowSamples.SOURCE_ID,
            List.of(
                new Sample(WorkflowSamples.WORKFLOWS, Labels.of("phase", "active"), 4),
                new Sample(
                    WorkflowSamples.ACTIVE,
                    Labels.of("project", "p", "domain", "d", "phase", "running"),
                    4)),
            texts);
    Reading namespaces =
        reading(new SourceId(KubeSamples.SOURCE, "namespaces"), List.of(), List.of(states));
    RoundView frame = new RoundView(State.empty(20).next(List.of(workflows, namespaces)), NOW);
    return VerdictReport.of(Judge.judge(Verdict.NONE, frame), frame, Tuning.NONE);
  }

  private static List<String> sentences(VerdictReport report) {
    return report.causes().get(0).facts().stream().map(FactReport::sentence).toList();
  }

  @Test
  void aQuotaIsNamedWithItsNumbers() {
    VerdictReport report =
        report(
            "exceeded quota: compute, requested: pods=1, used: pods=2, limited: pods=2",
            new QuotaUse("ml", "compute", false, "requests.cpu", "3500m", "4", 0.875),
            new QuotaUse("ml", "compute", false, "pods", "2", "2", 1),
            new QuotaUse("ml", "compute", false, "limits.cpu", "1", "8", 0.125),
            new QuotaUse("p-d", "other", false, "pods", "2", "2", 1));
    assertThat(sentences(report).get(0))
        .isEqualTo("ResourceQuota ml/compute: pods 2 of 2, requests.cpu 3500m of 4");
    assertThat(report.firstAction().orElseThrow())
        .contains("`kubectl describe resourcequota compute --namespace=ml`");
  }

  @Test
  void aNamespaceThatEndsIsNamedWithWhatKeepsIt() {
    VerdictReport report =
        report(
            "unable to create new content in namespace ml because it is being terminated",
            new NamespaceState(
                "ml", true, Duration.ofSeconds(312), "token=abc flyte.org/finalizer in 3", ""));
    assertThat(sentences(report).get(0))
        .isEqualTo(
            "Namespace ml has been terminating for 312 s: “token=… flyte.org/finalizer in 3”");
    assertThat(report.firstAction().orElseThrow()).contains("`kubectl get ns ml -o yaml`");
  }

  @Test
  void aPodSecurityStandardIsNamed() {
    VerdictReport report =
        report(
            "violates PodSecurity \"restricted:latest\": runAsNonRoot != true",
            new NamespaceState("ml", false, Duration.ZERO, "", "restricted"));
    assertThat(sentences(report))
        .contains("Namespace ml enforces the pod security standard “restricted”");
    assertThat(report.firstAction().orElseThrow())
        .contains("`kubectl get ns ml --show-labels`", "--namespace=ml");
  }

  @Test
  void withoutTheRightToReadThemTheTextsRemain() {
    VerdictReport report = report("exceeded quota: compute, requested: pods=1");
    assertThat(sentences(report)).noneMatch(sentence -> sentence.contains("ResourceQuota"));
    assertThat(report.firstAction().orElseThrow()).contains("`kubectl get resourcequota -A`");
  }
}
