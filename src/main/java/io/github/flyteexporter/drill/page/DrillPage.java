package io.github.flyteexporter.drill.page;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the pages of a drill from those of a recording.
 *
 * <p>Two series of the exporter are left out: {@code flyte_exporter_build_info}, by which
 * FlyteExporterDown counts exporters, so that it neither fires when the drill has ended nor counts
 * the drill in place of a real exporter; and the time of the last round, which is the recording's.
 *
 * @param run what is different in each run, to find its series in Prometheus
 */
public record DrillPage(DrillLabels labels, String run) {
  /** How the first action of each alert begins. */
  public static final String NOTE = "DRILL, no real outage, nothing to do. In a real one: ";

  /** The series by which a drill is found: {@code flyte_drill_info{run="5f0c"} 1}. */
  public static final Signal INFO =
      Signal.gauge("flyte_drill_info", "A recorded incident is played, 1.", "run").madeBy("drill");

  private static final Set<String> LEFT_OUT =
      Set.of(OwnSignals.BUILD_INFO.name(), OwnSignals.LAST_ROUND.name());

  /** Before the recording begins: nothing but {@link #INFO}. */
  public Exposition before(Instant now, Duration interval) {
    Exposition empty =
        Exposition.of(
            new Values(List.of()), VerdictReport.NONE, List.of(), now, Duration.ZERO, interval);
    return marked(empty, Stream.empty());
  }

  /** A page of the recording under the labels of the drill. */
  public Exposition during(Exposition page) {
    return marked(
        page,
        page.values().all().stream().filter(value -> !LEFT_OUT.contains(value.signal().name())));
  }

  /**
   * After the recording: every function works, so that alerts end as after a recovery, and nothing
   * else is left that could fire.
   */
  public Exposition after(Exposition last) {
    return marked(
        last,
        last.values().forSignal(VerdictSignals.IMPAIRED).stream()
            .map(value -> new Value(value.signal(), value.suffix(), value.labels(), 0)));
  }

  private Exposition marked(Exposition page, Stream<Value> values) {
    Value info = new Value(INFO, "", Labels.of("run", run), 1);
    Values all = new Values(Stream.concat(Stream.of(info), values).map(this::marked).toList());
    return page.serving(all, List.of(INFO));
  }

  private Value marked(Value value) {
    Labels own = value.labels();
    if (value.signal().name().equals(VerdictSignals.FIRST_ACTION.name())) {
      own = own.with("action", NOTE + own.get("action"));
    }
    return new Value(value.signal(), value.suffix(), labels.on(own), value.number());
  }
}
