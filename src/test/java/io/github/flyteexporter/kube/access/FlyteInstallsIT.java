package io.github.flyteexporter.kube.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.FlyteInstall;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flyte 1 and Flyte 2, as they are recognised by their pods. */
class FlyteInstallsIT extends AccessReaderFixture {
  /** As the chart flyte-binary v2.0.43 makes it. */
  private static final String POD_2 =
      """
      {"metadata":{"name":"flyte-two-0","namespace":"flyte",
        "labels":{"app.kubernetes.io/name":"flyte-binary","app.kubernetes.io/instance":"two"}},
       "spec":{"serviceAccountName":"flyte-binary",
        "volumes":[{"name":"config","projected":{"sources":[{"configMap":{"name":"flyte-config"}}]}},
         {"name":"kube","projected":{"sources":[{"configMap":{"name":"kube-root-ca.crt"}}]}}],
        "containers":[{"name":"flyte","image":"%s","args":["--config","/etc/flyte/config.d/*.yaml"],
         "ports":[{"name":"http","containerPort":8090}],
         "readinessProbe":{"httpGet":{"path":"/healthz","port":"http"}}}]},
       "status":{"podIP":"10.1.2.3"}}\
      """;

  @ParameterizedTest
  @CsvSource({
    "cr.flyte.org/flyteorg/flyte-binary-v2:v2.0.43, v2.0.43",
    "mirror.example.com:5000/platform/flyte:v2.1.0@sha256:00, v2.1.0",
    "mirror.example.com:5000/platform/orchestrator, ''"
  })
  void flyte2IsRecognisedWhateverItsImageIsCalled(String image, String version) throws Exception {
    pods = POD_2.formatted(image);
    ClusterAccess access = read();
    assertThat(access.installs().answers())
        .singleElement()
        .isEqualTo(
            new FlyteInstall(
                true,
                "flyte",
                "two",
                "flyte-two-0",
                version,
                "10.1.2.3",
                "/healthz",
                Map.of(
                    "logger.level", "4",
                    "runs.storagePrefix", "s3://flyte-data",
                    "storage.container", "ours")));
    assertThat(access.types().answers()).containsExactly("taskactions.flyte.org");
    assertThat(missing(access.flyte().answers()))
        .contains("create tokenreviews.authentication.k8s.io", "create taskactions.flyte.org")
        .doesNotContain("create pods");
    assertThat(access.toString()).doesNotContain("c4n4ry");
  }

  @Test
  void flyte1IsNotTakenForFlyte2() throws Exception {
    assertThat(read().installs().answers())
        .singleElement()
        .satisfies(one -> assertThat(one.second()).isFalse());
  }
}
