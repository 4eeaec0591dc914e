package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The doors of Flyte that are tried, as its users do.
 *
 * @param url the host by which people and programs come in, empty where none is to be tried
 * @param grpc where gRPC comes in, empty for the same host
 * @param timeout how long each step may take
 * @param every time between two tries
 * @param tls how its certificate is checked
 */
public record Ingress(
    @Description("host by which people and programs come in, like `https://flyte.example.com`")
        Optional<URI> url,
    @Description("where gRPC comes in, when that is another host or port") Optional<URI> grpc,
    @Description("how long each step of a probe may take, at most 1m") Duration timeout,
    @Description("time between two probes, 10s to 1h") Duration every,
    @Description("how its certificate is checked") Optional<Tls> tls) {
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

  /** None is tried. */
  public static Ingress none() {
    return new Ingress(Optional.empty(), Optional.empty(), null, null, Optional.empty());
  }

  private static void server(Optional<URI> url, String key) {
    url.ifPresent(
        is -> {
          if (!ScrapeTarget.isPlace(is)) {
            throw new InvalidSettingException(
                "must be like https://flyte.example.com, is " + Redacted.value(is.toString()), key);
          }
        });
  }
}
