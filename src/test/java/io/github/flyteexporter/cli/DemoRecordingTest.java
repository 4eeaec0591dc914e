package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The incidents of the demo, and what their descriptions say. */
class DemoRecordingTest {
  private static final Path DEMO = Path.of("src/main/resources/demo");

  @Test
  void everyEmbeddedRecordingHasAName() throws Exception {
    try (Stream<Path> folders = Files.list(DEMO)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(DemoRecording.values()).map(DemoRecording::label).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(DemoRecording.class)
  void theDescriptionSaysWhen(DemoRecording one) throws Exception {
    assertThat(one.open().ticks()).hasSizeGreaterThan(8);
    JsonNode truth =
        new ObjectMapper().readTree(DEMO.resolve(one.label()).resolve("truth.json").toFile());
    for (String moment : new String[] {"fault_s", "healed_s"}) {
      if (truth.path(moment).isNumber()) {
        assertThat(one.description()).contains(truth.path(moment).asInt() + " s");
      }
    }
  }

  @Test
  void theListNamesAll() {
    RunCommands commands = new RunCommands();
    assertThat(commands.run("demo", "--list")).isZero();
    for (DemoRecording one : DemoRecording.values()) {
      assertThat(commands.out()).contains(one.label(), one.description());
    }
  }

  @Test
  void anUnknownNameIsAnErrorOfUse() {
    RunCommands commands = new RunCommands();
    assertThat(commands.run("demo", "db-dwon")).isEqualTo(2);
    assertThat(commands.err()).contains("no recording db-dwon", "--list", "db-down");
  }
}
