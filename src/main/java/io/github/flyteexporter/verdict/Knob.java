package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Component;
import io.github.flyteexporter.signal.Frame;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A setting of Flyte that advice is about: its place in {@code /config}, its key in either chart
 * and its defaults (flyte v1.16.8: flytepropeller/pkg/controller/config/config.go:109-276,
 * flyteadmin/pkg/runtime/application_config_provider.go:26, flytestdlib/storage/config.go:47,
 * charts/flyte-core/values.yaml).
 */
enum Knob {
  WORKERS(Component.FLYTEPROPELLER, "propeller.workers", "", 20, 4),
  REEVAL(Component.FLYTEPROPELLER, "propeller.workflow-reeval-duration", "s", 10, 30),
  RETRIES(Component.FLYTEPROPELLER, "propeller.max-workflow-retries", "", 10, 30),
  QPS(Component.FLYTEPROPELLER, "propeller.kube-client-config.qps", "", 100, 100),
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

  Knob(Component of, String path, String unit, double inCode, double inCore) {
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

  /** What its process says it is, absent where {@code /config} is not read. */
  OptionalDouble read(Frame frame) {
    return frame.pages().stream()
        .filter(this::holds)
        .flatMapToDouble(page -> page.samples().sum("config:" + path).stream())
        .findFirst();
  }

  /** What it is: as read, else the default of the form that runs. */
  double value(Frame frame) {
    OptionalDouble read = read(frame);
    return read.isPresent() ? read.getAsDouble() : binary(frame) ? inCode : inCore;
  }

  /** What it is, in words; honest where it is not read. */
  String today(Frame frame) {
    if (read(frame).isPresent()) {
      return "`" + path + "` is " + text(value(frame));
    }
    String defaults =
        inCode == inCore
            ? text(inCode) + " by default"
            : text(inCode) + " by default, " + text(inCore) + " in flyte-core's chart";
    return "`" + path + "` is not read; it is " + defaults;
  }

  /** What to do with it in either chart. */
  String set(double next) {
    return "Set `"
        + binary()
        + "` (flyte-binary) or `"
        + core()
        + "` (flyte-core) to "
        + text(next);
  }

  private boolean holds(Reading page) {
    return Component.on(page).contains(of);
  }

  /** Admin and propeller on one page are flyte-binary. */
  private static boolean binary(Frame frame) {
    Optional<Reading> both =
        frame.pages().stream()
            .filter(page -> Component.on(page).contains(Component.FLYTEPROPELLER))
            .filter(page -> Component.on(page).contains(Component.FLYTEADMIN))
            .findFirst();
    return both.isPresent();
  }

  private String text(double number) {
    if (unit.equals("?")) {
      return number > 0 ? "true" : "false";
    }
    return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%s", number) + unit;
  }
}
