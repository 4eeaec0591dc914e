package io.github.flyteexporter.probe.report;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Sample;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a report. */
public final class ReportSamples {
  private ReportSamples() {}

  public static List<Sample> of(ProbeReport report) {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(ProbeSamples.SUCCESS, Labels.NONE, report.failed().isEmpty() ? 1 : 0));
    for (ProbeStep step : report.steps()) {
      samples.add(
          new Sample(
              ProbeSamples.DURATION,
              Labels.of("phase", step.phase().label()),
              step.took().toNanos() / 1e9));
    }
    report
        .failed()
        .ifPresent(
            step ->
                samples.add(
                    new Sample(
                        ProbeSamples.FAILURE,
                        Labels.of("phase", step.phase().label(), "reason", step.reason().label()),
                        1)));
    report
        .addresses()
        .ifPresent(count -> samples.add(new Sample(ProbeSamples.ADDRESSES, Labels.NONE, count)));
    report
        .notAfter()
        .ifPresent(
            end ->
                samples.add(new Sample(ProbeSamples.NOT_AFTER, Labels.NONE, end.getEpochSecond())));
    report
        .validityLeft()
        .ifPresent(left -> samples.add(new Sample(ProbeSamples.VALIDITY_LEFT, Labels.NONE, left)));
    if (report.probe().equals(ProbeReport.WEBHOOK) && !report.chain().isEmpty()) {
      report
          .step(ProbePhase.TLS)
          .ifPresent(
              tls ->
                  samples.add(
                      new Sample(ProbeSamples.WEBHOOK_MATCHES, Labels.NONE, tls.ok() ? 1 : 0)));
    }
    return samples;
  }
}
