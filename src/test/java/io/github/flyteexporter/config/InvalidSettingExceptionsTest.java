package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.config.yaml.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with one mistake each; the first line holds what is said about it. */
class InvalidSettingExceptionsTest {
  private static final Path BAD = Path.of("src/test/resources/config/bad");
  private static final String HEAD = "# message: ";

  @TempDir private Path folder;

  static List<String> files() throws IOException {
    try (var files = Files.list(BAD)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Settings read(Path file) throws SettingsException {
    return new SettingsSource(Optional.of(file), Map.of()).read();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aMistakeIsNamed(String name) throws Exception {
    Path file = BAD.resolve(name);
    String first = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList().get(0);
    String message =
        new String(first.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    assertThat(message).startsWith(HEAD);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + ": " + message.substring(HEAD.length()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aMessageIsForPeople(String name) {
    assertThatThrownBy(() -> read(BAD.resolve(name)))
        .message()
        .doesNotContain("Exception", "java.", "snake", "hunter2", "eyJ", "ghp_", "$2y", "\n")
        .hasSizeLessThan(260);
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    Path none = folder.resolve("none.yaml");
    assertThatThrownBy(() -> read(none)).hasMessage(none + ": cannot be read: it does not exist");
    assertThatThrownBy(() -> read(folder))
        .hasMessage(folder + ": cannot be read: it is a directory");
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws Exception {
    Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat((1 << 20) + 1));
    assertThatThrownBy(() -> read(large)).hasMessage(large + ": is larger than 1 MiB");
    Path most = Files.writeString(folder.resolve("most.yaml"), "#".repeat(1 << 20));
    assertThat(read(most)).isEqualTo(Settings.defaults());
    assertThatThrownBy(() -> read(Path.of("/dev/zero")))
        .hasMessage("/dev/zero: is larger than 1 MiB");
  }

  @Test
  void anyFileIsGoodOrNamed() throws Exception {
    Random random = new Random(7);
    String pieces = "[]{}:,-?&*!|>'\"%@`#~ \n\t\\abcl015s\u0000\u00e9";
    List<String> files = files();
    for (int i = 0; i < 3_000; i++) {
      String name = files.get(random.nextInt(files.size()));
      String whole = Files.readString(BAD.resolve(name), StandardCharsets.ISO_8859_1);
      StringBuilder text = new StringBuilder(whole.substring(whole.indexOf('\n') + 1));
      text.setLength(Math.min(text.length(), 300));
      for (int change = 0; change < 4; change++) {
        int at = random.nextInt(text.length());
        String piece = String.valueOf(pieces.charAt(random.nextInt(pieces.length())));
        text.replace(at, Math.min(at + random.nextInt(3), text.length()), piece);
      }
      Path file = Files.writeString(folder.resolve("some.yaml"), text);
      try {
        assertThat(read(file)).isNotNull();
      } catch (SettingsException e) {
        assertThat(e.getMessage())
            .startsWith(file.toString())
            .doesNotContain("Exception", "org.", "java.");
      }
    }
  }
}
