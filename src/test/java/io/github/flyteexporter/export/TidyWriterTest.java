package io.github.flyteexporter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TidyWriterTest {
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
        "ends in,|ends in,"
      })
  void onlyTheCommaBeforeAClosingBraceIsLeftOut(String written, String read) throws IOException {
    StringWriter out = new StringWriter();
    try (TidyWriter tidy = new TidyWriter(out)) {
      tidy.write(written);
    }
    assertThat(out).hasToString(read);
  }
}
