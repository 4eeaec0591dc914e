package io.github.flyteexporter.evaluation.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import org.junit.jupiter.api.Test;

class TruthMixTest {
  private static GroundTruth truth(String json) throws Exception {
    return GroundTruth.of(new ObjectMapper().readTree(json));
  }

  private static GroundTruth database() throws Exception {
    return truth(
        """
        {"fault_s": 60, "healed_s": null, "functions": {"accept": [[60, null]], "record": [[60, 90]]},
         "working": ["launch"], "cause": {"database": [[60, null]]}}
        """);
  }

  private static GroundTruth webhook() throws Exception {
    return truth(
        """
        {"fault_s": 50, "healed_s": 140, "functions": {"launch": [[50, 140]]},
         "working": ["accept"], "cause": {"webhook": [[50, 140]]}, "cause_also": ["kube_api"]}
        """);
  }

  @Test
  void whatTheFirstLeavesEndsWhereTheSecondBegins() throws Exception {
    GroundTruth both = TruthMix.following(database(), webhook(), 200);
    assertThat(both.fault()).hasValue(250);
    assertThat(both.healed()).hasValue(340);
    assertThat(both.former().get(Cause.DATABASE)).containsExactly(new TruthInterval(60, 200));
    assertThat(both.causes().get(Cause.WEBHOOK)).containsExactly(new TruthInterval(250, 340));
    assertThat(both.functions().get(PlatformFunction.LAUNCH))
        .containsExactly(new TruthInterval(250, 340));
    assertThat(both.functions().get(PlatformFunction.ACCEPT))
        .as("impaired before, working now")
        .containsExactly(new TruthInterval(60, 200));
    assertThat(both.functions())
        .as("not judged in the second")
        .doesNotContainKey(PlatformFunction.RECORD);
    assertThat(both.also()).containsExactly(Cause.KUBE_API);
  }

  @Test
  void afterAFaultAHealthyRecordingWorksAgain() throws Exception {
    GroundTruth both = TruthMix.following(webhook(), truth("{\"functions\": {}}"), 200);
    assertThat(both.functions().get(PlatformFunction.PROGRESS))
        .as("left open by the first")
        .containsExactly(new TruthInterval(0, 200));
    assertThat(both.working())
        .contains(PlatformFunction.ACCEPT)
        .doesNotContain(PlatformFunction.LAUNCH);
    assertThat(both.causes()).as("nothing need be named any more").isEmpty();
    assertThat(both.former()).containsKeys(Cause.WEBHOOK, Cause.KUBE_API);
  }

  @Test
  void ofTwoFaultsBothAreRightAndWhatOneLeavesOpenIsOpen() throws Exception {
    GroundTruth both = TruthMix.both(database(), webhook());
    assertThat(both.causes()).containsOnlyKeys(Cause.DATABASE, Cause.WEBHOOK);
    assertThat(both.functions())
        .containsOnlyKeys(
            PlatformFunction.ACCEPT, PlatformFunction.RECORD, PlatformFunction.LAUNCH);
    assertThat(both.working()).isEmpty();
    assertThat(both.either())
        .contains(PlatformFunction.RECORD, PlatformFunction.PROGRESS)
        .doesNotContain(PlatformFunction.ACCEPT, PlatformFunction.LAUNCH);
  }

  @Test
  void whoNamesAFaultBeforeItsHarmIsEarly() throws Exception {
    GroundTruth fromTheStart =
        truth("{\"fault_s\": null, \"cause\": {\"kube_throttled\": [[20, null]]}}");
    assertThat(fromTheStart.early(fromTheStart.causes().get(Cause.KUBE_THROTTLED), 10)).isTrue();
    assertThat(database().early(database().causes().get(Cause.DATABASE), 50)).isFalse();
  }
}
