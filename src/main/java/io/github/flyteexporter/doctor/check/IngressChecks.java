package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.signal.catalogue.Value;
import java.util.Comparator;
import java.util.List;

/** Whether people get through the ingress, and how probes of Flyte's endpoints ended. */
final class IngressChecks {
  private static final String KEY = "ingress.url";

  /** As alert FlyteCertificateExpires: a third is when cert-manager renews, a tenth is late. */
  private static final double LATE = 0.1;

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.INGRESS,
              "ingress-http",
              "HTTP passes through the ingress",
              "the console and the REST API are used through it",
              "the probe ingress_http",
              "Correct the Ingress' rules to flyteadmin's HTTP port",
              observed -> probe(observed, "ingress_http", KEY)),
          new Check<>(
              Area.INGRESS,
              "ingress-grpc",
              "gRPC passes through the ingress",
              "flytectl and pyflyte fail although the console works",
              "the probe ingress_grpc",
              "Give gRPC rules of its own to the gRPC port",
              observed -> probe(observed, "ingress_grpc", KEY)),
          new Check<>(
              Area.INGRESS,
              "ingress-console",
              "the console is served through the ingress",
              "people see nothing without it",
              "the probe ingress_console",
              "Route /console to flyteconsole (flyte-binary: to its HTTP port)",
              observed -> probe(observed, "ingress_console", KEY)),
          new Check<>(
              Area.INGRESS,
              "certificates",
              "certificates of the ingress and of flyteadmin are renewed in time",
              "every client fails at the moment one expires",
              "less than a tenth of the validity is left",
              "Renew it; with cert-manager: kubectl describe certificate",
              IngressChecks::certificates));

  private IngressChecks() {}

  private static Finding certificates(Observed observed) {
    List<Value> left =
        observed.all("flyte_tls_validity_remaining_ratio").stream()
            .filter(one -> !one.labels().get("probe").equals("webhook"))
            .toList();
    if (left.isEmpty()) {
      return Finding.notSeen(unprobed(KEY));
    }
    Value least = left.stream().min(Comparator.comparingDouble(Value::number)).orElseThrow();
    String seen =
        "probe %s: %.0f %% of its validity is left"
            .formatted(least.labels().get("probe"), least.number() * 100);
    return least.number() <= 0
        ? Finding.problem(seen)
        : least.number() < LATE ? Finding.warning(seen) : Finding.ok(seen);
  }

  /**
   * The finding of a probe.
   *
   * @param key the setting without which there is no such probe
   */
  static Finding probe(Observed observed, String probe, String key) {
    List<Value> failed = observed.with("flyte_probe_failures", "probe", probe);
    if (!failed.isEmpty()) {
      Value first = failed.get(0);
      String reason = first.labels().get("reason");
      String seen = "probe " + probe + ": " + reason + " in phase " + first.labels().get("phase");
      return Finding.problem(seen).withAction(action(reason));
    }
    List<Value> success = observed.with("flyte_probe_success", "probe", probe);
    return success.isEmpty()
        ? Finding.notSeen(unprobed(key))
        : Finding.ok("probe " + probe + " succeeded");
  }

  /** Why there is no probe. */
  static String unprobed(String key) {
    return "not probed; it needs " + key;
  }

  /** What to do about a reason, as src/docs/ingress.md says. */
  private static String action(String reason) {
    return switch (reason) {
      case "dns" -> "Create the DNS record of the host, or correct the URL";
      case "connect" ->
          "Open the port: load balancer's listener, security group, NetworkPolicy, Service";
      case "timeout" -> "Look for a firewall that drops packets, or a backend that hangs";
      case "tls_expired" -> "Renew the certificate";
      case "tls_untrusted" ->
          "Serve the whole chain with its intermediates, or set the authority in tls.ca";
      case "tls_hostname" ->
          "Correct tls.hosts and secretName of the Ingress: this is another host's certificate";
      case "tls_other" -> "Look whether the port speaks TLS at all, and in which version";
      case "http1_only" -> "Let the listener speak HTTP/2, which gRPC needs";
      case "path_not_routed" ->
          "Give gRPC rules of its own to the gRPC port, and exclude Flyte's paths from an"
              + " authenticating proxy";
      case "auth" -> "Set admin.auth; with useAuth the health check of gRPC needs a token too";
      case "upstream" ->
          "Let the ingress reach flyteadmin, gRPC over HTTP/2 (nginx: backend-protocol: GRPC)";
      default -> "Read flyteadmin's log at the time of the call; a failing read is its database";
    };
  }
}
