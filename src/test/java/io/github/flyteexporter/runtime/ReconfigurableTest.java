package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconfigurableTest {
  private final List<String> built = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final Reconfigurable<String, String> value =
      new Reconfigurable<>(
          settings -> {
            built.add(settings);
            return "value of " + settings;
          },
          closed::add);

  @Test
  void staysWhileItsSettingsAreEqual() {
    assertThat(value.get("a")).isEqualTo("value of a").isSameAs(value.get(new String("a")));
    assertThat(built).containsExactly("a");
    assertThat(closed).isEmpty();
  }

  @Test
  void otherSettingsCloseItAndBuildANewOne() {
    value.get("a");
    assertThat(value.get("b")).isEqualTo("value of b");
    assertThat(value.get("a")).isEqualTo("value of a");
    assertThat(built).containsExactly("a", "b", "a");
    assertThat(closed).containsExactly("value of a", "value of b");
  }
}
