package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of keys in README; {@code -Drewrite=true} writes it anew. */
class KeyTableTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- config table -->\n";
  private static final String END = "<!-- end of config table -->\n";

  @Test
  void readmeHoldsTheTable() throws Exception {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(begin).isGreaterThan(BEGIN.length()).isLessThanOrEqualTo(end);
    if (Boolean.getBoolean("rewrite")) {
      readme = readme.substring(0, begin) + KeyTable.markdown() + readme.substring(end);
      Files.writeString(README, readme);
      end = readme.indexOf(END);
    }
    assertThat(readme.substring(begin, end))
        .as("mvn test -Dtest=KeyTableTest -Drewrite=true writes it anew")
        .isEqualTo(KeyTable.markdown());
  }

  @Test
  void everyKeyHasAMeaningAndADefault() {
    assertThat(KeyTable.rows())
        .allSatisfy(
            row -> {
              assertThat(row.meaning()).hasSizeBetween(10, 160).doesNotEndWith(".");
              assertThat(row.standard()).isNotBlank();
            });
  }
}
