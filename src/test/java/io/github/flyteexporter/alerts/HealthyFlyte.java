package io.github.flyteexporter.alerts;

import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pages of a Flyte over a day: the recorded traffic from six in the morning, before that only
 * schedules. At 9 it is killed and comes back, from 15:00 to 15:10 a new version is rolled out.
 */
final class HealthyFlyte {
  private static final String OLD = "flyte-binary-6d4f5";
  private static final String NEW = "flyte-binary-7c9b8";
  private static final String REACHED = "flyte_exporter_source_up{source=\"scrape\",target=\"%s\"}";

  private final GrowingPage exporter;
  private final GrowingPage old;
  private final GrowingPage rolledOut;
  private double exporterStart;

  HealthyFlyte(Duration interval) throws IOException {
    List<Played> all = Played.play(Played.COPIES.resolve("healthy"));
    Played last = all.get(all.size() - 1);
    double apart = (last.seconds() - all.get(0).seconds()) / interval.toSeconds();
    ScrapedPage pages = new ScrapedPage();
    Map<String, Double> earlier = pages.of(all.get(0));
    Map<String, Double> later = pages.of(last);
    later.replaceAll((series, value) -> series.startsWith("flyte_config_exposes") ? 0 : value);
    later.put("flyte_webhook_configured", 1.0);
    later.put("flyte_schedules{project=\"flytesnacks\",domain=\"development\"}", 1.0);
    later.remove(REACHED.formatted("flyte-binary"));
    exporter = new GrowingPage(earlier, later, apart, series -> !HealthyFlyte.isOfPod(series));
    old = new GrowingPage(earlier, later, apart, HealthyFlyte::isOfPod);
    rolledOut = new GrowingPage(earlier, later, apart, HealthyFlyte::isOfPod);
  }

  /** The time from one scrape to the next is over. */
  void goOn(Duration now) {
    boolean night = night(now);
    exporter.grow(series -> night);
    old.grow(series -> night && !series.startsWith("flyte_schedule_ticks"));
    rolledOut.grow(series -> now.toHours() < 15);
    if (killed(now)) {
      old.begin();
    }
  }

  void exporterBegins(Duration now) {
    exporter.begin();
    exporterStart = now.toSeconds();
  }

  Map<String, Double> page(Duration now) {
    Map<String, Double> page = new TreeMap<>(exporter.values());
    page.put("flyte_exporter_last_round_timestamp_seconds", (double) now.toSeconds());
    page.put("flyte_exporter_process_start_time_seconds", exporterStart);
    page.put(
        "flyte_control_plane_pod_restarts_total{component=\"flyte_binary\"}",
        now.toHours() < 9 ? 0.0 : 1.0);
    boolean rolling = now.toHours() == 15 && now.toMinutesPart() < 10;
    page.put("flyte_component_versions", rolling ? 2.0 : 1.0);
    if (now.toHours() < 15 || rolling) {
      page.put(REACHED.formatted(OLD), killed(now) ? 0.0 : 1.0);
      page.putAll(killed(now) ? Map.of() : old.of(OLD));
    }
    if (now.toHours() >= 15) {
      page.put(REACHED.formatted(NEW), 1.0);
      page.putAll(rolledOut.of(NEW));
      page.put("flyte_propeller_leader{target=\"%s\"}".formatted(NEW), rolling ? 0.0 : 1.0);
    }
    String unknown = killed(now) ? "flyte_function.*(accept|progress|record).*" : "";
    String idle = night(now) ? "flyte_(workflow_fail|failing|.*_age_).*" : "";
    page.keySet().removeIf(series -> series.matches(unknown) || series.matches(idle));
    return page;
  }

  private static boolean night(Duration now) {
    return now.toHours() < 6;
  }

  /** It is away for 25 seconds, which one scrape sees. */
  private static boolean killed(Duration now) {
    return now.equals(Duration.ofHours(9));
  }

  private static boolean isOfPod(String series) {
    return series.contains("target=\"flyte-binary\"");
  }
}
