package io.github.flyteexporter.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.controlplane.WantedPods.Wanted;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.Evidence.PodNotRunning;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that have no pod at all. */
class MissingPodsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String RUNNING =
      "{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}";

  private Optional<Map<String, Wanted>> wanted = Optional.empty();
  private final ControlPlanePodSummary summary = new ControlPlanePodSummary(() -> wanted);

  private static PodObject propeller(String status) {
    return ReadObject.pod(
        """
        {"metadata":{"uid":"u","name":"n",
         "labels":{"app.kubernetes.io/name":"flytepropeller"}},"status":%s}\
        """
            .formatted(status));
  }

  private List<String> notRunning(Instant now, PodObject... pods) {
    return summary.summarize(Arrays.asList(pods), now).evidence().stream()
        .filter(PodNotRunning.class::isInstance)
        .map(PodNotRunning.class::cast)
        .map(pod -> pod.component() + " " + pod.reason())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                                                                | no_pod
          pods "x" is forbidden: exceeded quota: team, requested: pods=1, used: | quota
          pods "x" is forbidden: violates PodSecurity "restricted:latest"       | pod_refused
          pods "x" is forbidden: error looking up service account flyte/x       | pod_refused
          """)
  void itsDeploymentWantsSome(String refusal, String reason) {
    wanted = Optional.of(Map.of("flytepropeller", new Wanted(1, refusal == null ? "" : refusal)));
    assertThat(notRunning(NOW)).containsExactly("flytepropeller " + reason);
    assertThat(ReadObject.lines(summary.summarize(List.of(), NOW).samples()))
        .contains(
            "control_plane_pods{component=\"flytepropeller\",state=\"ready\"} 0",
            "control_plane_pods_not_running{component=\"flytepropeller\",reason=\"%s\"} 1"
                .formatted(reason));
    assertThat(notRunning(NOW, propeller(RUNNING))).isEmpty();
  }

  @Test
  void anEvictedPodThatWasNotReplacedSaysWhy() {
    wanted = Optional.of(Map.of("flytepropeller", new Wanted(1, "")));
    PodObject evicted = propeller("{\"phase\":\"Failed\",\"reason\":\"Evicted\"}");
    assertThat(notRunning(NOW, evicted)).containsExactly("flytepropeller evicted");
    assertThat(notRunning(NOW, evicted, propeller(RUNNING))).isEmpty();
  }

  @Test
  void itIsScaledToNothing() {
    notRunning(NOW, propeller(RUNNING));
    wanted = Optional.of(Map.of("flytepropeller", new Wanted(0, "")));
    assertThat(notRunning(NOW)).isEmpty();
  }

  @Test
  void itsDeploymentIsRemoved() {
    wanted = Optional.of(Map.of("flytepropeller", new Wanted(1, "")));
    assertThat(notRunning(NOW, propeller(RUNNING))).isEmpty();
    wanted = Optional.of(Map.of());
    assertThat(notRunning(NOW)).isEmpty();
  }

  @Test
  void aPodThatBelongsToNoDeploymentIsMissedForAnHour() {
    assertThat(notRunning(NOW)).as("never seen").isEmpty();
    wanted = Optional.of(Map.of("flyteadmin", new Wanted(0, "")));
    notRunning(NOW, propeller(RUNNING));
    assertThat(notRunning(NOW.plusSeconds(10))).containsExactly("flytepropeller no_pod");
    for (int minute = 5; minute < 60; minute += 5) {
      assertThat(notRunning(NOW.plus(Duration.ofMinutes(minute))))
          .containsExactly("flytepropeller no_pod");
    }
    assertThat(notRunning(NOW.plus(Duration.ofMinutes(61)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
  void aClockThatIsSetDoesNotHideAMissingPod(Duration jump) {
    wanted = Optional.of(Map.of("flyteadmin", new Wanted(0, "")));
    notRunning(NOW, propeller(RUNNING));
    Instant after = NOW.plus(jump);
    assertThat(notRunning(after)).containsExactly("flytepropeller no_pod");
    for (int minute = 5; minute < 50; minute += 5) {
      assertThat(notRunning(after.plus(Duration.ofMinutes(minute))))
          .containsExactly("flytepropeller no_pod");
    }
    notRunning(after.plus(Duration.ofMinutes(56)));
    assertThat(notRunning(after.plus(Duration.ofMinutes(62)))).isEmpty();
  }

  @Test
  void aPodThatIsBeingDeletedIsNotMissing() {
    wanted = Optional.of(Map.of("flytepropeller", new Wanted(1, "")));
    PodObject going =
        ReadObject.pod(
            """
            {"metadata":{"uid":"u","name":"n","deletionTimestamp":"2026-03-01T12:00:00Z",
             "labels":{"app.kubernetes.io/name":"flytepropeller"}},"status":%s}\
            """
                .formatted(RUNNING));
    assertThat(notRunning(NOW, going)).isEmpty();
    assertThat(notRunning(NOW.plusSeconds(62), going))
        .containsExactly("flytepropeller terminating_stuck");
  }
}
