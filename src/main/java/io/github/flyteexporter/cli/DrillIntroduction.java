package io.github.flyteexporter.cli;

import io.github.flyteexporter.drill.DrillPlan;
import io.github.flyteexporter.replay.Recording;
import java.util.Locale;

/** What is printed when a drill begins. */
final class DrillIntroduction {
  private DrillIntroduction() {}

  /**
   * The text.
   *
   * @param address host and port of the page; HOST where it is any address of this machine
   */
  static String of(DrillPlan plan, Recording recording, double speed, String address) {
    return String.format(
        Locale.ROOT,
        """
        DRILL %s: %.0f s at --speed %s. All its series and alerts carry %s.
        Real pagers will ring: tell those on call. Ctrl-C ends it; its alerts then resolve within some minutes.
        Metrics: http://%s/metrics, to be scraped by your Prometheus with

          - job_name: flyte-exporter-drill
            honor_labels: true
            scrape_interval: 15s
            static_configs: [{targets: ['%s']}]
        %s
        """,
        plan.name(),
        recording.length().toMillis() / 1000.0 / speed,
        String.valueOf(speed).replaceFirst("\\.0$", ""),
        plan.labels().matcher(),
        address,
        address,
        faster(speed));
  }

  /** Prometheus does not play along. */
  private static String faster(double speed) {
    return speed <= 1
        ? ""
        : String.format(
            Locale.ROOT,
            "A minute of the recording lasts %.0f s here; scrapes and rules keep their times.%n",
            60 / speed);
  }
}
