package io.github.flyteexporter.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs what JMH measures, each benchmark in a process of its own. */
final class JmhRows {
  private static final String WARM =
      "JMH, thread CPU time, 1 fork, 5 × 1 s after 5 × 1 s of warm-up";

  private JmhRows() {}

  /** CPU time and allocation of one call. */
  private record Cost(double nanos, double bytes) {
    String millis() {
      return Figure.text(nanos / 1e6, "ms");
    }
  }

  static List<Row> rows(RecordedPage page) throws RunnerException {
    Map<String, Cost> costs = warm(page);
    Cost parse = costs.get("parse");
    Cost round = costs.get("round");
    return List.of(
        Row.atLeast(
            String.format(Locale.ROOT, "parse a page of %.1f MB", page.megabytes()),
            new Figure(page.bytes().length / parse.nanos, 2, "GB/s"),
            String.format(
                Locale.ROOT,
                "%.2f GB/s (%s a page), %,.0f B allocated",
                page.bytes().length / parse.nanos,
                parse.millis(),
                parse.bytes),
            page.name() + ", the catalogue's names, pieces of 64 KiB; " + WARM),
        Row.atMost(
            "a whole round on it",
            new Figure(round.nanos / 1e6, 20, "ms"),
            String.format(
                Locale.ROOT,
                "%s of CPU (parse %s, verdict and signals %s, rendering %s), %,.0f kB allocated",
                round.millis(),
                parse.millis(),
                costs.get("judge").millis(),
                costs.get("render").millis(),
                round.bytes / 1e3),
            "page parsed, all sources judged, `/metrics` rendered; " + WARM),
        Row.information(
            "the same round as `replay` does it",
            costs.get("replayed").millis() + " of CPU",
            "and unzips all answers and reads the JSON of flyteadmin and Kubernetes"),
        Row.information(
            "the first round of a process",
            Figure.text(FirstRound.measure(page, 5), "ms") + " of CPU",
            "nothing compiled and no name known yet; median of 5 processes, thread CPU time"));
  }

  private static Map<String, Cost> warm(RecordedPage page) throws RunnerException {
    ChainedOptionsBuilder options =
        options(page)
            .include(RoundBenchmark.class.getName() + "\\.")
            .mode(Mode.Throughput)
            .forks(1)
            .warmupIterations(5)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class);
    Map<String, Cost> costs = new LinkedHashMap<>();
    for (RunResult result : new Runner(options.build()).run()) {
      String name = result.getParams().getBenchmark();
      double perSecond = result.getPrimaryResult().getScore();
      costs.put(
          name.substring(name.lastIndexOf('.') + 1),
          new Cost(
              secondary(result, "cpuNanos") / perSecond, secondary(result, "gc.alloc.rate.norm")));
    }
    return costs;
  }

  private static ChainedOptionsBuilder options(RecordedPage page) {
    return new OptionsBuilder()
        .param("page", page.path().toString())
        .jvmArgsAppend("-Xmx512m")
        .timeUnit(java.util.concurrent.TimeUnit.SECONDS)
        .shouldFailOnError(true);
  }

  private static double secondary(RunResult result, String name) {
    for (String label : result.getSecondaryResults().keySet()) {
      if (label.endsWith(name)) {
        return result.getSecondaryResults().get(label).getScore();
      }
    }
    throw new IllegalStateException("JMH gave no " + name);
  }
}
