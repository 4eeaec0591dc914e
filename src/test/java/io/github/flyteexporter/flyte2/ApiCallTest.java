package io.github.flyteexporter.flyte2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiCallTest {
  /**
   * A client that hangs up after CreateRun's row is written leaves a run queued for ever, and not
   * every handler of Flyte's own services bears odd requests.
   */
  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void nothingIsCreatedAndFlytesOwnServicesAreLeftAlone(ApiCall call) {
    assertThat(call.path()).matches("/healthz|/readyz|/flyteidl2\\..*/List[A-Za-z]+");
    assertThat(call.path()).doesNotContain("ActionsService", "InternalRunService");
  }
}
