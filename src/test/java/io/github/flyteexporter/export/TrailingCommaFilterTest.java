package io.github.flyteexporter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailingCommaFilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a{b=\"c\",} 1|a{b=\"c\"} 1",
        "a{b=\"c\",d=\"e\",} 1|a{b=\"c\",d=\"e\"} 1",
        "a{b=\",}\",} 1|a{b=\",}\"} 1",
        "a{b=\"\\\",}\",} 1|a{b=\"\\\",}\"} 1",
        "a{b=\"\\\\\",} 1|a{b=\"\\\\\"} 1",
        "# HELP a one, two, three|# HELP a one, two, three",
        "ends in,|ends in,",
        "a{b=\"ü,}\",} 1|a{b=\"ü,}\"} 1",
        "# HELP a says \"b,} c|# HELP a says \"b,} c",
        "# HELP a {b,} c|# HELP a {b,} c"
      })
  void onlyTheCommaBeforeAClosingBraceIsLeftOut(String written, String read) {
    TrailingCommaFilter tidy = new TrailingCommaFilter();
    tidy.write(written);
    assertThat(new String(tidy.bytes(), StandardCharsets.UTF_8)).isEqualTo(read);
  }
}
