package io.github.flyteexporter.signal.access;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Optional;

/** Whether Flyte's endpoints are reachable, probed as its users reach them. */
public final class ProbeSignals {
  private static final String HOW = "probes of the room `probe`";

  public static final Signal SUCCESS =
      gauge("flyte_probe_success", "Whether every step of the probe succeeded.", "probe")
          .computed(HOW, each(ProbeSamples.SUCCESS));

  public static final Signal DURATION =
      gauge(
              "flyte_probe_duration_seconds",
              "Duration of each step of the probe: dns, connect, tls, request, read.",
              "probe",
              "phase")
          .computed(HOW, each(ProbeSamples.DURATION));

  public static final Signal FAILURES =
      gauge(
              "flyte_probe_failures",
              "Step at which the probe fails and why, 1; absent when it succeeds.",
              "probe",
              "phase",
              "reason")
          .computed(HOW, each(ProbeSamples.FAILURE));

  public static final Signal COMPARISON =
      gauge(
              "flyte_ingress_comparison",
              "Protocols that reach Flyte through the ingress: both, http_only, grpc_only or"
                  + " none, and why the other fails; 1.",
              "state",
              "reason")
          .computed(HOW, ProbeSignals::compare);

  public static final Signal NOT_AFTER =
      gauge(
              "flyte_tls_not_after_timestamp_seconds",
              "Expiry of the certificates that lead from the server's own to a trusted one; of all"
                  + " that the server presents where none does.",
              "probe")
          .computed(HOW, each(ProbeSamples.NOT_AFTER));

  public static final Signal VALIDITY_LEFT =
      gauge(
              "flyte_tls_validity_remaining_ratio",
              "Part of its validity period that is left of the certificate that expires first,"
                  + " 0 to 1.",
              "probe")
          .computed(HOW, each(ProbeSamples.VALIDITY_LEFT));

  public static final Signal ADDRESSES =
      gauge(
              "flyte_probe_dns_addresses",
              "Number of addresses that the host name resolves to.",
              "probe")
          .computed(HOW, each(ProbeSamples.ADDRESSES));

  public static final Signal WEBHOOK_MATCHES =
      gauge(
              "flyte_webhook_certificate_matches",
              "Whether the certificate of Flyte's pod webhook is valid under the caBundle the"
                  + " API server uses.")
          .computed(
              HOW,
              (view, out) ->
                  FromProbe.readings(view)
                      .flatMap(
                          reading -> reading.samples().all(ProbeSamples.WEBHOOK_MATCHES).stream())
                      .forEach(sample -> out.emit(Labels.NONE, sample.value())));

  /** Every signal of a probe, in the order of the page. */
  public static final List<Signal> ALL =
      List.of(
          SUCCESS,
          DURATION,
          FAILURES,
          COMPARISON,
          NOT_AFTER,
          VALIDITY_LEFT,
          ADDRESSES,
          WEBHOOK_MATCHES);

  private ProbeSignals() {}

  private static SignalReader each(String sample) {
    return new FromProbe(sample);
  }

  private static void compare(RoundView view, SignalReader.Out out) {
    Optional<Samples> http = probe(view, "ingress_http");
    Optional<Samples> grpc = probe(view, "ingress_grpc");
    if (http.isEmpty() || grpc.isEmpty()) {
      return;
    }
    boolean httpIn = succeeds(http.get());
    boolean grpcIn = succeeds(grpc.get());
    String state = httpIn ? (grpcIn ? "both" : "http_only") : (grpcIn ? "grpc_only" : "none");
    out.emit(Labels.of("state", state, "reason", reason(httpIn ? grpc.get() : http.get())), 1);
  }

  private static Optional<Samples> probe(RoundView view, String name) {
    return FromProbe.readings(view)
        .filter(reading -> reading.id().target().equals(name))
        .map(Reading::samples)
        .filter(samples -> samples.has(ProbeSamples.SUCCESS))
        .findFirst();
  }

  private static boolean succeeds(Samples samples) {
    return samples.sum(ProbeSamples.SUCCESS).orElse(0) > 0;
  }

  private static String reason(Samples samples) {
    return samples.all(ProbeSamples.FAILURE).stream()
        .map(Sample::labels)
        .map(labels -> labels.get("reason"))
        .findFirst()
        .orElse("ok");
  }
}
