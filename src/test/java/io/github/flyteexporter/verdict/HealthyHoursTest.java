package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure.Reason;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Hours of a Flyte that is well: a tenth of the readings is lost, components are rolled out and
 * restarted, leases are taken over, nightly batches begin, and the clock is set.
 */
class HealthyHoursTest {
  private static final int HOURS = 3;
  private static final int ROUNDS_OF_AN_HOUR = 360;

  /** Rounds of the hour in which something happens; each takes half a minute. */
  private static final int ROLLOUT = 40;

  private static final int TAKEOVER = 100;
  private static final int BURST = 160;
  private static final int CLOCK_BACK = 230;
  private static final int CLOCK_AHEAD = 290;

  private final Random random = new Random(7);

  private void play(boolean core) {
    Scenario flyte = core ? Scenario.core() : Scenario.binary();
    for (int i = 0; i < HOURS * ROUNDS_OF_AN_HOUR; i++) {
      int at = i % ROUNDS_OF_AN_HOUR;
      if (at == CLOCK_BACK) {
        flyte.setClock(-45);
      } else if (at == CLOCK_AHEAD) {
        flyte.setClock(600);
      } else if (at == ROLLOUT + 2) {
        flyte.restart(core ? Scenario.ADMIN : Scenario.BINARY);
      }
      flyte.fault(1, now(at, core));
      assertThat(flyte.impaired).as("round %d, %s", i, flyte.verdict().causes()).isEmpty();
    }
  }

  private Consumer<Moment> now(int at, boolean core) {
    return moment -> {
      moment.lost = source -> random.nextInt(10) == 0;
      if (at >= ROLLOUT && at < ROLLOUT + 2) {
        String target = core ? Scenario.ADMIN : Scenario.BINARY;
        moment.silent.put(target, Reason.UNREACHABLE);
        moment.waiting.put(core ? "flyteadmin" : "flyte_binary", "container_creating");
        moment.adminSilent = Reason.UNREACHABLE;
      } else if (core && at >= TAKEOVER && at < TAKEOVER + 1) {
        moment.silent.put(Scenario.PROPELLER, Reason.UNREACHABLE);
        moment.leaseRenewed = false;
      } else if (at >= BURST && at < BURST + 4) {
        moment.active = 200;
        moment.ready = 120;
        moment.readyAge = 6;
        moment.rounds(300, 2);
        moment.workers(0, 1, 150 - 30 * (at - BURST));
      }
    };
  }

  @Test
  void nothingIsImpairedInCore() {
    play(true);
  }

  @Test
  void nothingIsImpairedInBinary() {
    play(false);
  }
}
