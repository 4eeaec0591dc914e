package io.github.flyteexporter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.CheckResult;
import io.github.flyteexporter.doctor.RecordedFault;
import io.github.flyteexporter.doctor.RecordedFlyte;
import io.github.flyteexporter.doctor.Report;
import io.github.flyteexporter.doctor.check.Checks;
import io.github.flyteexporter.doctor.output.ReportFormat;
import io.github.flyteexporter.doctor.values.ValuesChecks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checks and a real output in src/docs/doctor.md; {@code -Drewrite=true} writes them. */
class DoctorDocTest {
  /** Letters of what a check says in the table of faults. */
  private static final int MOST = 200;

  private static final Path PAGE = Path.of("src/docs/doctor.md");

  private static <T> String table(List<Check<T>> checks) {
    return checks.stream()
        .map(
            one ->
                "| `%s` | `%s` | %s | %s | %s |\n"
                    .formatted(one.area().label(), one.name(), one.what(), one.judged(), one.why()))
        .collect(
            Collectors.joining(
                "",
                """
                | Area | Check | What is checked | Judged by | Why it matters |
                |---|---|---|---|---|
                """,
                ""));
  }

  @Test
  void thePageHoldsAllChecks() throws Exception {
    GeneratedText.assertSection(PAGE, "checks", table(Checks.ALL));
    GeneratedText.assertSection(PAGE, "values checks", table(ValuesChecks.ALL));
  }

  @Test
  void thePageHoldsARealOutput() throws Exception {
    Report report = RecordedFlyte.report("db-down", 130);
    GeneratedText.assertSection(
        PAGE, "output", "```text\n" + ReportFormat.TABLE.of(report, Instant.EPOCH) + "```\n");
  }

  @Test
  void thePageHoldsTheFaultsThatAreFound() throws Exception {
    StringBuilder table =
        new StringBuilder("| Fault | Check | What the check says |\n|---|---|---|\n");
    for (RecordedFault fault : RecordedFault.all()) {
      Report report = RecordedFlyte.report(fault.recording(), fault.second());
      String seen =
          report.results().stream()
              .filter(one -> one.name().equals(fault.check()))
              .map(CheckResult::seen)
              .findFirst()
              .orElseThrow()
              .replace("|", "\\|");
      String some = seen.length() > MOST ? seen.substring(0, MOST).stripTrailing() + "…" : seen;
      table.append("| %s | `%s` | %s |\n".formatted(fault.fault(), fault.check(), some));
    }
    GeneratedText.assertSection(PAGE, "faults", table.toString());
  }

  @Test
  void namesAreUnique() {
    assertThat(
            Stream.concat(
                    Checks.ALL.stream().map(Check::name),
                    ValuesChecks.ALL.stream().map(Check::name))
                .filter(name -> !name.equals("shard-count-variable")))
        .doesNotHaveDuplicates();
  }
}
