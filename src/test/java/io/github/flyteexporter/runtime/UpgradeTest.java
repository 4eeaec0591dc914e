package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upgrades with their migrations, and a lease that is taken over. */
class UpgradeTest {
  private static final String BINARY = "flyte_binary";
  private static final Duration BEFORE = Duration.ofMinutes(2);
  private static final Duration MIGRATION = Duration.ofMinutes(5);

  private final InventedFlyte flyte = new InventedFlyte();
  private double rounds;

  private void assertNoIncident(Verdict verdict) {
    assertThat(verdict.impaired()).as("after %s", flyte.age()).isFalse();
    assertThat(verdict.causes()).isEmpty();
  }

  private void binaryWorks(double started) {
    rounds += 10;
    flyte.admin().workflows().propeller("flyte-binary", started, rounds, true).pods(BINARY, 1, 0);
  }

  /**
   * One pod of flyte-binary is stopped before the next begins: nobody answers while it migrates.
   */
  private void binaryMigrates(Duration since) {
    flyte
        .silentAdmin()
        .workflows()
        .silent("scrape", "flyte-binary")
        .pods(BINARY, 0, 1, InventedFlyte.migrating(BINARY, since));
  }

  @Test
  void fiveMinutesOfMigrationsOfFlyteBinaryAreNoIncident() {
    while (flyte.age().compareTo(BEFORE) < 0) {
      binaryWorks(1);
      assertNoIncident(flyte.judged());
    }
    Duration begun = flyte.age();
    while (flyte.age().minus(begun).compareTo(MIGRATION) < 0) {
      binaryMigrates(flyte.age().minus(begun));
      assertNoIncident(flyte.judged());
    }
    rounds = 0;
    Duration up = flyte.age();
    Verdict last = Verdict.NONE;
    while (flyte.age().minus(up).compareTo(BEFORE) < 0) {
      binaryWorks(300);
      last = flyte.judged();
      assertNoIncident(last);
    }
    assertThat(last.standing(PlatformFunction.PROGRESS).status()).isEqualTo(Status.WORKING);
    assertThat(last.standing(PlatformFunction.ACCEPT).status()).isEqualTo(Status.WORKING);
  }

  @Test
  void aMigrationThatHangsIsAnIncidentWithinFifteenMinutes() {
    while (flyte.age().compareTo(BEFORE) < 0) {
      binaryWorks(1);
      assertNoIncident(flyte.judged());
    }
    Duration begun = flyte.age();
    Verdict verdict = Verdict.NONE;
    while (flyte.age().minus(begun).compareTo(Duration.ofMinutes(15)) < 0) {
      binaryMigrates(flyte.age().minus(begun));
      verdict = flyte.judged();
      if (verdict.impaired()) {
        assertThat(verdict.cause()).as("after %s", flyte.age()).hasValue(Cause.NOT_RUNNING);
      }
    }
    assertThat(verdict.standing(PlatformFunction.PROGRESS).status()).isEqualTo(Status.IMPAIRED);
    assertThat(verdict.standing(PlatformFunction.ACCEPT).status()).isEqualTo(Status.IMPAIRED);
  }

  @Test
  void anAdminThatIsNeitherReadyNorOnItsWayUpIsMissed() {
    binaryWorks(1);
    flyte.judged();
    Verdict verdict = Verdict.NONE;
    for (int i = 0; i < 8; i++) {
      flyte.silentAdmin().workflows().silent("scrape", "flyte-binary").pods(BINARY, 0, 1);
      verdict = flyte.judged();
    }
    assertThat(verdict.standing(PlatformFunction.ACCEPT).status()).isEqualTo(Status.IMPAIRED);
  }

  @Test
  void aRollingUpgradeOfFlyteadminIsNoIncident() {
    Duration begun = Duration.ofMinutes(1);
    while (flyte.age().compareTo(begun.plus(MIGRATION)) < 0) {
      rounds += 10;
      flyte.admin().workflows().lease("propeller-a").propeller("propeller-a", 1, rounds, true);
      if (flyte.age().compareTo(begun) < 0) {
        flyte.pods("flyteadmin", 1, 0);
      } else {
        Duration since = flyte.age().minus(begun);
        flyte.pods("flyteadmin", 1, 1, InventedFlyte.migrating("flyteadmin", since));
      }
      assertNoIncident(flyte.judged());
    }
    for (int i = 0; i < 20; i++) {
      rounds += 10;
      flyte.workflows().lease("propeller-a").propeller("propeller-a", 1, rounds, true);
      // the new one takes over while our connection to the old one is cut
      (i == 0 ? flyte.silentAdmin() : flyte.admin()).pods("flyteadmin", 1, 0);
      assertNoIncident(flyte.judged());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aTakeoverWithinTheLeaseIsNoIncident(int roundsUntilTaken) {
    for (int i = 0; i < 20; i++) {
      rounds += 10;
      flyte.admin().workflows().pods("flytepropeller", 2, 0);
      if (i < 8) {
        flyte.lease("propeller-a").propeller("propeller-a", 1, rounds, true);
        flyte.propeller("propeller-b", 1, 0, false);
      } else if (i < 8 + roundsUntilTaken) {
        flyte.lease("propeller-a").silent("scrape", "propeller-a");
        flyte.propeller("propeller-b", 1, 0, false);
        rounds = 0;
      } else {
        flyte.lease("propeller-b").propeller("propeller-b", 1, rounds, true);
        flyte.propeller("propeller-a", 900, 0, false);
      }
      Verdict verdict = flyte.judged();
      assertNoIncident(verdict);
      if (i == 19) {
        assertThat(verdict.standing(PlatformFunction.PROGRESS).status()).isEqualTo(Status.WORKING);
      }
    }
  }
}
