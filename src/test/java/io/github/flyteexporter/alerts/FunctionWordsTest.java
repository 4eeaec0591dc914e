package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.model.PlatformFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The page says in plain words what does not work, for every function. */
final class FunctionWordsTest {
  @ParameterizedTest
  @EnumSource(value = PlatformFunction.class, mode = Mode.EXCLUDE, names = "OBSERVE")
  void theMessageHasWordsForIt(PlatformFunction function) throws Exception {
    ShippedAlert page =
        ShippedAlert.all().stream()
            .filter(alert -> alert.name().equals("FlytePlatformImpaired"))
            .findFirst()
            .orElseThrow();
    assertThat(page.annotation("description"))
        .contains("reReplaceAll \"^%s$\" \"".formatted(function.label()));
  }
}
