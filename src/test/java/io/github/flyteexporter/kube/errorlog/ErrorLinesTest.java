package io.github.flyteexporter.kube.errorlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.LoggedError;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorLinesTest {
  private static List<LoggedError> read(String log) {
    return ErrorLines.of("flyteadmin", log);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"json":{"src":"a.go:1"},"level":"error","msg":"it \\"broke\\"\\nhere","ts":"x"} | true | it "broke" here
          {"json":{"src":"a.go:1"},"level":"error","msg":"cut o                            | true | cut o
          {"json":{},"level":"warning","msg":"careful","ts":"x"}                           | false | careful
          {"json":{},"level":"fatal","msg":"the end"}                                      | true | the end
          {"severity":"ERROR","message":"in Google's format","timestamp":"x"}              | true | in Google's format
          {"severity":"WARNING","message":"the same"}                                      | false | the same
          time="2031-02-03T10:00:00Z" level=error msg="as \\"text\\"" src="a.go:1"         | true | as "text"
          time="2031-02-03T10:00:00Z" level=warning msg=short src="a.go:1"                 | false | short
          E0203 10:00:00.000001       1 reflector.go:150] "Failed to watch" err="no"       | true | "Failed to watch" err="no"
          W0203 10:00:00.000001       1 client_config.go:659] Neither was specified        | false | Neither was specified
          panic: runtime error: invalid memory address                                     | true | runtime error: invalid memory address
          """)
  void eachFormHasItsText(String line, boolean severe, String text) {
    assertThat(read(line)).containsExactly(new LoggedError("flyteadmin", severe, text, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"json":{},"level":"info","msg":"error: all is well"}
          {"json":{},"level":"error","msg":""}
          {"json":{},"level":"error"}
          I0203 10:00:00.000001       1 leaderelection.go:250] attempting
          2031/02/03 10:00:00 http: superfluous response.WriteHeader call
          {{{{
          """)
  void otherLinesAreNoErrors(String line) {
    assertThat(read(line)).isEmpty();
  }

  @Test
  void textsThatDifferInNumbersAndExecutionsAreOneAndErrorsComeFirst() {
    String log =
        IntStream.range(0, 30)
                .mapToObj(i -> "{\"level\":\"warning\",\"msg\":\"retry %d\"}".formatted(i))
                .collect(Collectors.joining("\n"))
            + "\n{\"level\":\"error\",\"msg\":\"lost azqmdbngdxm5fzg4lm2s\"}"
            + "\n{\"level\":\"error\",\"msg\":\"lost ajb6gpn47n5c6ht84h85\"}";
    assertThat(read(log))
        .containsExactly(
            new LoggedError("flyteadmin", true, "lost azqmdbngdxm5fzg4lm2s", 2),
            new LoggedError("flyteadmin", false, "retry 0", 30));
  }

  @Test
  void aLogOfAnyLengthKeepsLittle() {
    String log =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    "{\"level\":\"error\",\"msg\":\"%s %s\"}"
                        .formatted(Integer.toString(i, 26).replaceAll("\\d", "z"), "x".repeat(99)))
            .collect(Collectors.joining("\n"));
    assertThat(read(log)).hasSize(ErrorLines.MOST);
    String line = "{\"level\":\"error\",\"msg\":\"" + "\\\"".repeat(4_000_000);
    assertThat(read(line)).hasSize(1);
    assertThat(read(line).get(0).text()).hasSize(Evidence.LONGEST_TEXT);
  }
}
