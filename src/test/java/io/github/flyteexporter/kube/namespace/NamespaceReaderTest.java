package io.github.flyteexporter.kube.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.Evidence.NamespaceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceReaderTest {
  private static final Instant NOW = Instant.parse("2031-02-03T10:05:12Z");

  private static final String ENDING =
      """
      {"metadata":{"name":"p-development","uid":"u","creationTimestamp":"2031-02-01T00:00:00Z",
        "deletionTimestamp":"2031-02-03T10:00:00Z",
        "labels":{"pod-security.kubernetes.io/enforce":"restricted","team":"x"}},
       "spec":{"finalizers":["kubernetes"]},
       "status":{"phase":"Terminating","conditions":[
        {"type":"NamespaceDeletionDiscoveryFailure","status":"False","message":"fine"},
        {"type":"NamespaceContentRemaining","status":"True","message":"3 pods"},
        {"type":"NamespaceFinalizersRemaining","status":"True","message":"flyte.org/finalizer in 3"}]}}
      """;

  private static NamespaceObject read(String json) {
    return ReadObject.of(new NamespaceReader(), json.strip());
  }

  @Test
  void oneThatIsBeingDeletedSaysSinceWhenAndWhatRemains() {
    assertThat(new NamespaceSummary().summarize(List.of(read(ENDING)), NOW).evidence())
        .containsExactly(
            new NamespaceState(
                "p-development",
                true,
                Duration.ofSeconds(312),
                "flyte.org/finalizer in 3",
                "restricted"));
  }

  @Test
  void aClockThatIsBehindMakesNoNegativeTime() {
    NamespaceState state =
        (NamespaceState)
            new NamespaceSummary()
                .summarize(List.of(read(ENDING)), Instant.parse("2031-02-03T09:00:00Z"))
                .evidence()
                .get(0);
    assertThat(state.since()).isZero();
  }

  @Test
  void anActiveOneWithoutStandardIsNoEvidence() {
    NamespaceObject active =
        read(
            """
            {"metadata":{"name":"flyte","uid":"u","labels":{"pod-security.kubernetes.io/warn":"baseline"}},
             "status":{"phase":"Active"}}
            """);
    assertThat(active).isEqualTo(new NamespaceObject("u", "flyte", 0, "", ""));
    assertThat(new NamespaceSummary().summarize(List.of(active), NOW).evidence()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"metadata\":null,\"status\":7}",
        "{\"metadata\":{\"labels\":[1],\"deletionTimestamp\":\"soon\",\"name\":3}}",
        "{\"status\":{\"phase\":{},\"conditions\":{\"a\":1}}}"
      })
  void whatIsOfAnotherKindCountsAsMissing(String json) {
    assertThat(read(json)).isEqualTo(new NamespaceObject("", "", 0, "", ""));
  }
}
