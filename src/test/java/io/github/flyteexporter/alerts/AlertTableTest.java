package io.github.flyteexporter.alerts;

import static java.util.Comparator.comparing;

import io.github.flyteexporter.docs.GeneratedText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation says who is woken, as the rules do. */
final class AlertTableTest {
  private static final List<String> SEVERITIES = List.of("critical", "warning", "info", "none");

  @Test
  void everyAlertIsListed() throws Exception {
    String rows =
        ShippedAlert.all().stream()
            .sorted(comparing((ShippedAlert alert) -> SEVERITIES.indexOf(alert.severity())))
            .map(AlertTableTest::row)
            .collect(Collectors.joining());
    GeneratedText.assertSection(
        Path.of("src/docs/alerts.md"),
        "alerts",
        "| Severity | Alert | What | `for` | Who acts |\n|---|---|---|---|---|\n" + rows);
  }

  private static String row(ShippedAlert alert) {
    return "| %s | [%s](%s) | %s | %s | %s |\n"
        .formatted(
            alert.severity(),
            alert.name(),
            alert.annotation("runbook_url").replaceFirst(".*/alerts/", "../../alerts/"),
            alert.annotation("summary"),
            alert.rule().path("for").asText(),
            alert.annotation("who"));
  }
}
