package io.github.flyteexporter.alerts;

import static io.github.flyteexporter.alerts.TestSeries.MISSED;
import static io.github.flyteexporter.alerts.TestSeries.STALE;
import static io.github.flyteexporter.alerts.TestSeries.isNumber;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Series of a rule test as another Prometheus, or the same one after a change, stores them. */
enum RuleVariant {
  /** Under the labels of a PodMonitor (prometheus-operator, pkg/prometheus/promcfg.go). */
  OPERATOR {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      TestSeries stored = series;
      for (String label : List.of("container", "endpoint", "service")) {
        stored = stored.exported(label).with(label, "flyte-exporter");
      }
      String pod = series.labels().getOrDefault("pod", "exporter");
      return Stream.of(
          stored
              .with("pod", pod)
              .with("job", "flyte/flyte-exporter")
              .with("instance", series.labels().getOrDefault("instance", pod + ":9642")));
    }
  },
  /** The scrape job gets another name. */
  RELABELLED {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      return Stream.of(
          until(half, series.with("job", "pods")), from(half, series.with("job", "monitor")));
    }
  },
  /** The external label cluster is given for the first time. */
  CLUSTER_GIVEN {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      return Stream.of(until(half, series.without("cluster")), from(half, series));
    }
  },
  /** The external label cluster is changed. */
  CLUSTER_CHANGED {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      return Stream.of(until(half, series), from(half, series.with("cluster", "new")));
    }
  },
  /** A rolling update replaces the exporter; both are scraped for a while, counters begin anew. */
  POD_ROLLED {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      return Stream.of(until(half + 2, series), from(half, replaced(series, half)));
    }
  },
  /** The exporter is deleted before its successor starts: one scrape fails. */
  POD_RECREATED {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      return Stream.of(until(half, series), from(half + 1, replaced(series, half)));
    }
  },
  /** A second exporter of the same Flyte. */
  TWO_EXPORTERS {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      return Stream.of(series, series.with("pod", "spare"));
    }
  },
  /** A second cluster with the same, and a third where all is well. */
  TWO_CLUSTERS {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      Stream<TestSeries> same = Stream.of(series, series.with("cluster", "second"));
      return WORKING.contains(series.name())
          ? Stream.concat(same, Stream.of(working(series, interval).with("cluster", "third")))
          : same;
    }
  },
  EVERY_30_SECONDS {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      return thinned(series, Duration.ofSeconds(30), interval);
    }
  },
  EVERY_60_SECONDS {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      return thinned(series, Duration.ofSeconds(60), interval);
    }
  },
  /** Prometheus begins to scrape long after the counters began to count. */
  COUNTED_BEFORE {
    @Override
    Stream<TestSeries> of(TestSeries series, int half, Duration interval) {
      boolean older = series.isCounter() && isNumber(series.values().get(0));
      return Stream.of(older ? series.raised(BigDecimal.valueOf(57)) : series);
    }
  };

  /** What an exporter shows for which all is well. */
  private static final Set<String> WORKING =
      Set.of("flyte_exporter_build_info", "flyte_exporter_last_round_timestamp_seconds");

  /**
   * What is stored in place of a series.
   *
   * @param half the scrape before which something changes, where something does
   * @param interval from one scrape to the next
   */
  abstract Stream<TestSeries> of(TestSeries series, int half, Duration interval);

  /** Whether only some of the scrapes are left. */
  boolean thins() {
    return this == EVERY_30_SECONDS || this == EVERY_60_SECONDS;
  }

  /** Whether counters have other values. */
  boolean recounts() {
    return this == POD_ROLLED || this == POD_RECREATED || this == COUNTED_BEFORE;
  }

  /** Whether an alert that waits begins anew: its labels change, or its series is interrupted. */
  boolean delaysAlerts() {
    return this == CLUSTER_GIVEN || this == CLUSTER_CHANGED || this == POD_RECREATED;
  }

  /** From one scrape to the next. */
  Duration interval(Duration plain) {
    Duration thinned =
        switch (this) {
          case EVERY_30_SECONDS -> Duration.ofSeconds(30);
          case EVERY_60_SECONDS -> Duration.ofSeconds(60);
          default -> plain;
        };
    return thinned.compareTo(plain) > 0 ? thinned : plain;
  }

  private static Stream<TestSeries> thinned(TestSeries series, Duration to, Duration interval) {
    return Stream.of(series.everyNth((int) Math.max(1, to.dividedBy(interval))));
  }

  private static TestSeries until(int half, TestSeries series) {
    return series.map((at, was) -> at < half ? was : at == half ? STALE : MISSED);
  }

  private static TestSeries from(int half, TestSeries series) {
    return series.map((at, was) -> at < half ? MISSED : was);
  }

  private static TestSeries replaced(TestSeries series, int half) {
    String pod = series.labels().getOrDefault("pod", "exporter") + "-new";
    TestSeries after = series.with("pod", pod).with("instance", pod + ":9642");
    boolean counted =
        series.isCounter() && half < series.values().size() && isNumber(series.values().get(half));
    return counted ? after.raised(new BigDecimal(series.values().get(half)).negate()) : after;
  }

  private static TestSeries working(TestSeries series, Duration interval) {
    boolean clock = series.name().endsWith("timestamp_seconds");
    return new TestSeries(
        series.name(),
        series.labels(),
        IntStream.range(0, 1000)
            .mapToObj(at -> clock ? "" + at * interval.toSeconds() : "1")
            .toList());
  }
}
