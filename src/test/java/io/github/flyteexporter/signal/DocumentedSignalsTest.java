package io.github.flyteexporter.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.docs.GeneratedText;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of signals in src/docs/metrics.md and the list of frozen names are made from the
 * catalogue. After a deliberate change: {@code mvn -B test -Dtest=DocumentedSignalsTest
 * -Drewrite=true}.
 */
class DocumentedSignalsTest {
  private static final Path DOCS = Path.of("src/docs/metrics.md");
  private static final Path FROZEN = Path.of("src/test/resources/signals.txt");

  @Test
  void theDocsHoldTheTable() throws Exception {
    GeneratedText.assertSection(DOCS, "signals", table());
  }

  @Test
  void noNameIsTakenAwayUnnoticed() throws Exception {
    List<String> names =
        Catalogue.ALL.stream()
            .map(signal -> signal.name() + " " + lower(signal.type()) + " " + signal.labels())
            .sorted()
            .toList();
    if (Boolean.getBoolean("rewrite")) {
      Files.write(FROZEN, names);
    }
    assertThat(names).isEqualTo(Files.readAllLines(FROZEN));
  }

  private static String table() {
    return Catalogue.ALL.stream()
        .map(
            signal ->
                String.join(
                    " | ",
                    "| `" + signal.name() + "`",
                    lower(signal.type()),
                    signal.labels().stream()
                        .map(l -> "`" + l + "`")
                        .collect(Collectors.joining(" ")),
                    signal.help().replace("|", "\\|") + " |"))
        .collect(
            Collectors.joining(
                "\n", "| Name | Type | Labels | What it says |\n|---|---|---|---|\n", "\n"));
  }

  private static String lower(Signal.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
