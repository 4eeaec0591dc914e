package io.github.flyteexporter.kube.startlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {
  private static final String MISSING =
      "\u001B[35m2031/02/03 04:05:06 \u001B[31m[error] \u001B[0mfailed to initialize database, got"
          + " error failed to connect to `user=u database=d`: pg.acme:5432 (10.0.0.3): server"
          + " error: FATAL: database \"d\" does not exist (SQLSTATE 3D000)";

  private static StartFailure dead(String... lines) {
    return LogTail.ofEndedProcess(String.join("\n", lines)).reason();
  }

  @Test
  void whatWasSurvivedIsNotTheReason() {
    assertThat(dead(MISSING)).isEqualTo(StartFailure.DATABASE_MISSING);
    assertThat(dead(MISSING, "{\"level\":\"panic\",\"msg\":\"Failed to start Propeller, err: x\"}"))
        .isEqualTo(StartFailure.OTHER);
    assertThat(dead(MISSING, "{\"message\":\"x\",\"severity\":\"CRITICAL\"}"))
        .isEqualTo(StartFailure.OTHER);
    assertThat(dead(MISSING, "ts=x level=fatal msg=x")).isEqualTo(StartFailure.OTHER);
    assertThat(dead(MISSING, "Error: database migration failed: x"))
        .isEqualTo(StartFailure.MIGRATION_FAILED);
  }

  @Test
  void theNewestLineCountsAndAVagueOneOnlyAlone() {
    String deadlock = "ERROR: deadlock detected (SQLSTATE 40P01)";
    assertThat(dead(deadlock, MISSING)).isEqualTo(StartFailure.DATABASE_MISSING);
    assertThat(dead(MISSING, deadlock, "waiting for database")).isEqualTo(StartFailure.DEADLOCK);
    assertThat(dead("waiting for database", "x")).isEqualTo(StartFailure.WAITING_FOR_DATABASE);
  }

  @Test
  void aPanicOverSeveralLinesWithItsTrace() {
    String refused = ":5432: connect: connection refused";
    assertThat(
            dead(
                "panic: database migration failed: failed to connect to `user=u database=d`:",
                "\t10.0.0.3:5432 (pg): dial error: dial tcp 10.0.0.3" + refused,
                "\t10.0.0.4:5432 (pg): dial error: dial tcp 10.0.0.4" + refused,
                "",
                "goroutine 1 [running]:",
                "main.main()",
                "\t/src/main.go:12 +0x1c"))
        .isEqualTo(StartFailure.CONNECTION_REFUSED);
  }

  @Test
  void whatGoesOnHasNoReasonUnlessItNamesOne() {
    assertThat(LogTail.ofRunningProcess("Running Database Migrations...")).isEmpty();
    assertThat(LogTail.ofRunningProcess("x\nwaiting for database\n").map(LogTail::reason))
        .contains(StartFailure.WAITING_FOR_DATABASE);
    assertThat(dead("")).isEqualTo(StartFailure.OTHER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "failed to connect to `user=u database=d`: pg.acme:5432 (10.0.0.3): server error: FATAL: x"
            + " (SQLSTATE 28P01) | authentication at pg.acme:5432 (SQLSTATE 28P01)",
        "failed to connect to `user=u database=d`:\\n\\t10.0.0.3:5432 (pg): dial error: timeout: x"
            + " | timeout at 10.0.0.3:5432",
        "failed to connect to `host=h`: dial error (dial tcp [fd00::1]:5432: connect: connection"
            + " refused) | connection refused at [fd00::1]:5432",
        "hostname resolving error: lookup pg.acme on 10.96.0.10:53: no such host | dns at pg.acme",
        "missing database password at specified path [/a/b] | password file missing"
      })
  void theSentenceSaysWhatAndWhere(String line, String sentence) {
    assertThat(LogTail.ofEndedProcess(line).sentence()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cannot parse `host=pg password=CANARY port=x`: failed to parse",
        "cannot parse `postgres://user:CANARY@pg.acme:5432/d`: failed to parse as URL",
        "missing database password at specified path [CANARY]",
        "failed to connect to `user=CANARY database=CANARY`: user:CANARY@pg:5432 (CANARY): dial"
            + " error: connection refused",
        "hostname resolving error: lookup user:CANARY@pg on 10.0.0.1:53: no such host",
        "hostname resolving error: lookup CANARY@pg: no such host",
        "hostname resolving error: lookup pg/CANARY: no such host",
        "dial error: dial tcp CANARY:5432: connection refused",
        "[1.2ms] ALTER USER flyte PASSWORD 'CANARY' ERROR: x (SQLSTATE 42501)",
        "failed SASL auth: CANARY:5432 (x)",
        "Failed to migrate. err: password=CANARY postgres://a:CANARY@b:1 (x): fatal error",
        "Failed to start Admin, token CANARY"
      })
  void noSecretIsInTheSentence(String line) {
    for (String text : List.of(line, "panic: " + line, "x\n\t" + line)) {
      assertThat(LogTail.ofEndedProcess(text).toString()).doesNotContain("CANARY");
      assertThat(LogTail.ofRunningProcess(text).toString()).doesNotContain("CANARY");
    }
  }
}
