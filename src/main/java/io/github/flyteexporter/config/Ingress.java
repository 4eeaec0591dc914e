package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The public endpoint of Flyte, probed as its users reach it.
 *
 * @param url its URL, empty to probe none
 * @param grpc the URL for gRPC, empty for the same
 * @param timeout the time limit of each step
 * @param every the time between two probes
 * @param tls verification of its certificate
 */
public record Ingress(
    @Description("public URL of Flyte, like `https://flyte.example.com`; probed when set")
        Optional<URI> url,
    @Description("public URL for gRPC, if it has another host or port") Optional<URI> grpc,
    @Description("time limit of each step of a probe, at most 1m") Duration timeout,
    @Description("time between two probes, 10s to 1h") Duration every,
    @Description("verification of its certificate") Optional<Tls> tls) {
  public Ingress {
    url = url == null ? Optional.empty() : url;
    grpc = grpc == null ? Optional.empty() : grpc;
    timeout = timeout == null ? Duration.ofSeconds(5) : timeout;
    every = every == null ? Duration.ofMinutes(1) : every;
    tls = tls == null ? Optional.empty() : tls;
    server(url, "url");
    server(grpc, "grpc");
    if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new InvalidSettingException(
          "must be above 0 and at most 1m, is " + Durations.text(timeout), "timeout");
    }
    if (every.toSeconds() < 10 || every.compareTo(Duration.ofHours(1)) > 0) {
      throw new InvalidSettingException(
          "must be from 10s to 1h, is " + Durations.text(every), "every");
    }
  }

  /** No endpoint is probed. */
  public static Ingress none() {
    return new Ingress(Optional.empty(), Optional.empty(), null, null, Optional.empty());
  }

  private static void server(Optional<URI> url, String key) {
    url.ifPresent(
        is -> {
          if (!ScrapeTarget.isServerUrl(is)) {
            throw new InvalidSettingException(
                "must be like https://flyte.example.com, is " + Redacted.value(is.toString()), key);
          }
        });
  }
}
