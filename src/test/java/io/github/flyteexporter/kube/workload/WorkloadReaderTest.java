package io.github.flyteexporter.kube.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ReadObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadReaderTest {
  private static final String ADMIN =
      """
      {"kind":"Deployment","metadata":{"uid":"u","labels":{"app.kubernetes.io/name":"other"}},
       "spec":{"replicas":2,"selector":{"matchLabels":{"app.kubernetes.io/name":"datacatalog"}},
        "template":{"metadata":{"labels":{"app.kubernetes.io/instance":"prod",
          "app.kubernetes.io/name":"flyteadmin"}},
         "spec":{"containers":[{"name":"flyteadmin","env":[{"name":"replicas","value":"9"}]}]}}},
       "status":{"replicas":0,"conditions":[
        {"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"},
        {"type":"ReplicaFailure","status":"%s","reason":"FailedCreate","message":"exceeded quota"}]}}
      """;

  private static WorkloadObject read(ControlPlaneLabels labels, String json) {
    return ReadObject.of(new WorkloadReader(labels), json.strip());
  }

  @Test
  void theLabelsOfItsPodsSayWhatItIs() {
    assertThat(read(ControlPlaneLabels.CHARTS, ADMIN.formatted("True")))
        .isEqualTo(new WorkloadObject("u", "flyteadmin", 2, "exceeded quota"));
    assertThat(read(ControlPlaneLabels.CHARTS, ADMIN.formatted("False")).refusal()).isEmpty();
  }

  @Test
  void anotherReleaseDoesNotCount() {
    assertThat(
            read(ControlPlaneLabels.CHARTS.with(Map.of(), "test"), ADMIN.formatted("True"))
                .component())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"spec\":[],\"status\":{\"conditions\":[7,{}]},\"metadata\":1}"})
  void oddFieldsAreNoReasonToFail(String json) {
    assertThat(read(ControlPlaneLabels.CHARTS, json)).isEqualTo(new WorkloadObject("", "", 1, ""));
  }
}
