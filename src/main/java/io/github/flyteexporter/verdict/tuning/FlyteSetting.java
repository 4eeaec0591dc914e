package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * A setting of Flyte that advice is about: its place in {@code /config}, its key in either chart
 * and its defaults (flyte v1.16.8: flytepropeller/pkg/controller/config/config.go:109-276,
 * flyteadmin/pkg/runtime/application_config_provider.go:26, flytestdlib/storage/config.go:47,
 * charts/flyte-core/values.yaml).
 */
enum FlyteSetting {
  WORKERS(Component.FLYTEPROPELLER, "propeller.workers", "", 20, 4),
  REEVAL(Component.FLYTEPROPELLER, "propeller.workflow-reeval-duration", "s", 10, 30),
  RETRIES(Component.FLYTEPROPELLER, "propeller.max-workflow-retries", "", 10, 30),
  QPS(Component.FLYTEPROPELLER, "propeller.kube-client-config.qps", "", 100, 100),
  BASE_DELAY(Component.FLYTEPROPELLER, "propeller.queue.queue.base-delay", "s", 0, 5),
  BURST(Component.FLYTEPROPELLER, "propeller.kube-client-config.burst", "", 25, 25),
  QUEUE_RATE(Component.FLYTEPROPELLER, "propeller.queue.queue.rate", "", 1_000, 100),
  QUEUE_CAPACITY(Component.FLYTEPROPELLER, "propeller.queue.queue.capacity", "", 10_000, 1_000),
  CACHE(Component.FLYTEPROPELLER, "storage.cache.max_size_mbs", "", 0, 0) {
    @Override
    String core() {
      return "storage.cache.maxSizeMBs";
    }
  },
  MAX_PARALLELISM(Component.FLYTEADMIN, "flyteadmin.maxParallelism", "", 25, 25),
  OFFLOADED_CLOSURE(Component.FLYTEADMIN, "flyteadmin.useOffloadedWorkflowClosure", "?", 0, 0),
  OFFLOADED_INPUTS(Component.FLYTEADMIN, "flyteadmin.useOffloadedInputs", "?", 0, 0);

  private static final String INLINE = "configuration.inline.";

  private final Component of;
  private final String path;

  /** What follows its number: {@code s} for seconds, {@code ?} for a switch. */
  private final String unit;

  private final double inCode;
  private final double inCore;

  FlyteSetting(Component of, String path, String unit, double inCode, double inCore) {
    this.of = of;
    this.path = path;
    this.unit = unit;
    this.inCode = inCode;
    this.inCore = inCore;
  }

  /** Its key in flyte-binary's chart. */
  String binary() {
    return INLINE + path;
  }

  /** Its key in flyte-core's chart. */
  String core() {
    return (of == Component.FLYTEADMIN ? "configmap.adminServer." : "configmap.core.") + path;
  }

  /** Its default in Flyte's code. */
  double inCode() {
    return inCode;
  }

  /** Its default in flyte-core's chart. */
  double inCore() {
    return inCore;
  }

  /** The largest that a process says it is, absent where no {@code /config} is read. */
  OptionalDouble read(RoundView frame) {
    return read(frame.pages().stream());
  }

  /** What the process of one target says it is, absent where its {@code /config} is not read. */
  OptionalDouble read(RoundView frame, String target) {
    return read(frame.pages().stream().filter(page -> page.id().target().equals(target)));
  }

  private OptionalDouble read(Stream<Reading> pages) {
    return pages
        .filter(this::holds)
        .flatMapToDouble(page -> page.samples().sum(ScrapeSamples.CONFIG + path).stream())
        .max();
  }

  /** Its value as text; says so if it is not read. */
  String today(OptionalDouble read) {
    if (read.isPresent()) {
      return "`" + path + "` is " + text(read.getAsDouble());
    }
    String defaults =
        inCode == inCore
            ? text(inCode) + " by default"
            : text(inCode) + " by default, " + text(inCore) + " in flyte-core's chart";
    return "`" + path + "` is not read (`readConfig` reads it); it is " + defaults;
  }

  /** To what to raise it; without a number where it is not read, which might be a smaller one. */
  String raise(OptionalDouble read, DoubleUnaryOperator next) {
    return read.isPresent() ? set(next.applyAsDouble(read.getAsDouble())) : "Double " + keys();
  }

  /** What to do with it in either chart. */
  String set(double next) {
    return "Set " + keys() + " to " + text(next);
  }

  private String keys() {
    return "`" + binary() + "` (flyte-binary) or `" + core() + "` (flyte-core)";
  }

  private boolean holds(Reading page) {
    return Component.on(page).contains(of);
  }

  private String text(double number) {
    if (unit.equals("?")) {
      return number > 0 ? "true" : "false";
    }
    return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%s", number) + unit;
  }
}
