package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.docs.GeneratedText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of keys in src/docs/configuration.md; {@code -Drewrite=true} writes it anew. */
class KeyTableTest {
  private static final Path DOCS = Path.of("src/docs/configuration.md");

  @Test
  void theDocsHoldTheTable() throws Exception {
    GeneratedText.assertSection(DOCS, "config table", KeyTable.markdown());
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
