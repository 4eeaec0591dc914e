package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.AskException;
import io.github.flyteexporter.drill.page.DrillPage;
import io.github.flyteexporter.drill.page.DrillStatus;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.web.page.ExporterStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A drill from its first question to its report.
 *
 * @param page what is served
 * @param progress takes a line about each step
 */
public record Drill(DrillPlan plan, DrillStatus page, TimeSource time, Consumer<String> progress) {
  /** Prometheus notifies as soon as it has evaluated; after the end no alert begins to fire. */
  private static final Duration LAST_ARRIVAL = Duration.ofSeconds(15);

  /**
   * Asks, plays and asks again; blocks for as long as the recording and the chain take. Where the
   * chain is known to be broken before, nothing is played.
   *
   * @param listen begins to serve the page, once nothing speaks against the drill
   * @param player begins to play, runs the given at the end of the recording, and returns what is
   *     served
   * @throws AskException when a server does not answer before the drill
   * @throws UnsafeDrillException when the drill must not be played
   */
  public DrillReport run(Runnable listen, Function<Runnable, ExporterStatus> player)
      throws AskException, UnsafeDrillException, InterruptedException {
    Preflight before = Preflight.of(plan, waiting());
    Watch watch = new Watch(plan, page, time, progress);
    List<LinkResult> found = new ArrayList<>(before.results());
    if (before.broken().isPresent()) {
      progress.accept("not played: " + before.broken().get().seen());
      return report(before, watch, found);
    }
    listen.run();
    progress.accept("waiting for the first scrape");
    if (!waiting().until(plan.timeout(), () -> page.scrapes().count() > 0)) {
      return report(before, watch, found);
    }
    Optional<LinkResult> labels = labels();
    labels.ifPresent(found::add);
    if (labels.filter(LinkResult::isBroken).isEmpty()) {
      play(watch, player);
    }
    return report(before, watch, found);
  }

  private void play(Watch watch, Function<Runnable, ExporterStatus> player)
      throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    progress.accept("playing " + plan.name());
    watch.begin();
    page.begin(player.apply(over::countDown));
    do {
      watch.look();
    } while (watch.unmarked().isEmpty()
        && !over.await(Waiting.POLL.toMillis(), TimeUnit.MILLISECONDS));
    page.end();
    if (watch.unmarked().isPresent()) {
      progress.accept("stopped: an alert of the drill has lost its mark");
    } else {
      progress.accept("the recording has ended");
      boolean unused = waiting().until(LAST_ARRIVAL, () -> watch.look().hasAll());
    }
    if (watch.isOpen()) {
      progress.accept("waiting until the alerts have resolved");
      boolean unused = waiting().until(plan.timeout(), () -> !watch.look().isOpen());
    }
  }

  /** Whether Prometheus has this run's series, and under which labels. */
  private Optional<LinkResult> labels() throws InterruptedException {
    if (plan.prometheus().isEmpty()) {
      return Optional.empty();
    }
    LabelCheck check = new LabelCheck(plan, DrillPage.INFO.name());
    progress.accept("waiting until Prometheus has the series");
    boolean unused = waiting().until(plan.timeout(), check::ask);
    return Optional.of(check.result());
  }

  private Waiting waiting() {
    return new Waiting(time);
  }

  private DrillReport report(Preflight before, Watch watch, List<LinkResult> found) {
    List<LinkResult> links = new ChainCheck(plan, page, before, watch).all(found);
    return new DrillReport(plan, watch.outage(), watch.expected(), watch.arrivals(), links);
  }
}
