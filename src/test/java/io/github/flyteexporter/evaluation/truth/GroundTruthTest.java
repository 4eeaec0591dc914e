package io.github.flyteexporter.evaluation.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundTruthTest {
  private static GroundTruth truth(String json) throws Exception {
    return GroundTruth.of(new ObjectMapper().readTree(json));
  }

  @Test
  void everyFieldIsRead() throws Exception {
    GroundTruth truth =
        truth(
            """
            {"tick_s": 5, "fault_s": 60, "healed_s": 140,
             "functions": {"finish": [[60, 90], [100, 140]]},
             "working": ["accept"], "either": ["schedule", "launch"],
             "cause": {"object_store": [[60, 140]]}, "cause_also": ["kube_api"],
             "killed_by_platform": 10}
            """);
    assertThat(truth.tick()).isEqualTo(5);
    assertThat(truth.fault()).hasValue(60);
    assertThat(truth.healed()).hasValue(140);
    assertThat(truth.functions().get(PlatformFunction.FINISH))
        .containsExactly(new TruthInterval(60, 90), new TruthInterval(100, 140));
    assertThat(truth.working()).containsExactly(PlatformFunction.ACCEPT);
    assertThat(truth.either())
        .containsExactlyInAnyOrder(PlatformFunction.SCHEDULE, PlatformFunction.LAUNCH);
    assertThat(truth.causes()).containsOnlyKeys(Cause.OBJECT_STORE);
    assertThat(truth.also()).containsExactly(Cause.KUBE_API);
    assertThat(truth.killed()).hasValue(10);
    assertThat(truth.faultless()).isFalse();
  }

  @Test
  void anEndThatIsNullIsTheRecordingsAndAFaultThatIsNullBeginsWithTheCause() throws Exception {
    GroundTruth truth =
        truth(
            """
            {"fault_s": null, "healed_s": null, "functions": {"progress": [[20, null]]},
             "cause": {"kube_throttled": [[20, null]]}, "killed_by_platform": null}
            """);
    assertThat(truth.functions().get(PlatformFunction.PROGRESS).get(0).contains(1e9)).isTrue();
    assertThat(truth.begin()).hasValue(20);
    assertThat(truth.healed()).isEmpty();
    assertThat(truth.killed()).isEmpty();
  }

  @Test
  void withoutFunctionsAndCausesThereIsNoFault() throws Exception {
    GroundTruth truth = truth("{\"fault_s\": 60, \"healed_s\": 85, \"functions\": {}}");
    assertThat(truth.faultless()).isTrue();
    assertThat(truth.begin()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"working\": [\"acept\"]}; working: there is no function \"acept\"",
        "{\"cause_also\": [\"databse\"]}; cause_also: there is no cause \"databse\"",
        "{\"cause\": {\"database\": [[60]]}}; cause: [60] is no [from, to]",
        "{\"functions\": {\"accept\": [60, 140]}}; functions: 60 is no [from, to]"
      })
  void whatIsWrongIsNamed(String json, String message) {
    assertThatThrownBy(() -> truth(json)).hasMessage(message);
  }
}
