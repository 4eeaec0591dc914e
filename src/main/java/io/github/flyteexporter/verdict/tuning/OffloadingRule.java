package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.LeadingPropellers;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Advice {@code offloading}: FlyteWorkflows get near what etcd takes, and closures or inputs stand
 * inline in them. Rests on the objects, or on propeller's own count of those it could not store.
 */
final class OffloadingRule implements TuningRule {
  static final int LARGE_PERCENT = 50;

  /** etcd's default, request and all: {@code --max-request-bytes}. */
  private static final double ETCD_LIMIT = 1.5 * 1024 * 1024;

  /** Whether {@code rawoutput-prefix} is set; its text is not read. */
  private static final String RAW_OUTPUT = ScrapeSamples.CONFIG + "propeller.rawoutput-prefix";

  @Override
  public Optional<TuningTip> of(RoundView frame) {
    boolean allOn =
        on(FlyteSetting.OFFLOADED_CLOSURE, frame) && on(FlyteSetting.OFFLOADED_INPUTS, frame);
    return allOn ? Optional.empty() : reading(frame).map(reading -> tip(frame, reading));
  }

  @Override
  public Optional<Instant> seen(RoundView frame) {
    return Stream.concat(
            frame
                .workflows()
                .filter(h -> h.current().isPresent())
                .map(SourceHistory::newest)
                .stream(),
            frame.pages().stream())
        .map(reading -> reading.at())
        .max(Comparator.naturalOrder());
  }

  private static boolean on(FlyteSetting knob, RoundView frame) {
    return knob.read(frame).orElse(0) > 0;
  }

  private static Optional<String> reading(RoundView frame) {
    double refused = LeadingPropellers.rise(frame, "P:wf_too_large");
    double largest =
        frame
            .workflowObjects()
            .map(objects -> objects.samples().sum(WorkflowSamples.LARGEST).orElse(0))
            .orElse(0.0);
    if (refused > 0) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%.0f writes of FlyteWorkflows of the last minutes were too large",
              refused));
    }
    return largest * 100 < LARGE_PERCENT * ETCD_LIMIT
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the largest FlyteWorkflow has %.0f kB, %.0f %% of the 1.5 MiB that etcd takes by"
                    + " default",
                largest / 1_000,
                100 * largest / ETCD_LIMIT));
  }

  private static TuningTip tip(RoundView frame, String reading) {
    OptionalDouble prefix =
        frame.pages().stream()
            .filter(page -> Component.on(page).contains(Component.FLYTEPROPELLER))
            .flatMapToDouble(page -> page.samples().sum(RAW_OUTPUT).stream())
            .findFirst();
    boolean unset = prefix.isPresent() && prefix.getAsDouble() == 0;
    return TuningAdvice.OFFLOADING.tip(
        reading,
        FlyteSetting.OFFLOADED_CLOSURE.today(FlyteSetting.OFFLOADED_CLOSURE.read(frame))
            + ", "
            + FlyteSetting.OFFLOADED_INPUTS.today(FlyteSetting.OFFLOADED_INPUTS.read(frame))
            + (unset ? ", `propeller.rawoutput-prefix` is empty" : ""),
        FlyteSetting.OFFLOADED_CLOSURE.set(1)
            + ". "
            + FlyteSetting.OFFLOADED_INPUTS.set(1)
            + (unset ? ". Set `propeller.rawoutput-prefix` to a bucket of its own" : "")
            + ". Pass large data by reference (FlyteFile, FlyteDirectory, StructuredDataset)");
  }
}
