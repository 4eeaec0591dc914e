package io.github.flyteexporter.look;

import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.HostResolver;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.ProxySettings;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the sources of direct looks. */
public final class Looks {
  /** A slow dependency should be seen to answer slowly rather than not at all. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** How long a round waits for a look: less than the shortest interval. */
  private static final Duration WAIT = Duration.ofMillis(500);

  /** The round waits for the reads of flyteadmin anyway, which end long before. */
  private static final Duration AS_LONG_AS_THE_READS = Duration.ofMinutes(1);

  private static final HttpCall HEALTHCHECK =
      new HttpCall(LookSamples.HEALTHCHECK, "/healthcheck", false, LookResult.SUCCESS);

  private final LookClient client;
  private final LookClient direct;
  private final TimeSource time;

  /**
   * Looks of this machine.
   *
   * @param environment names the proxy on the way to object stores, as it does for Flyte
   */
  public Looks(Vertx vertx, TimeSource time, Map<String, String> environment) {
    this(vertx, time, ProxySettings.ofEnvironment(environment), InetAddress::getAllByName, LIMIT);
  }

  Looks(
      Vertx vertx,
      TimeSource time,
      ProxySettings proxies,
      HostResolver.Lookup lookup,
      Duration limit) {
    this.time = time;
    this.client = new LookClient(vertx, lookup, time, proxies, limit);
    this.direct = new LookClient(vertx, lookup, time, ProxySettings.NONE, limit);
  }

  /**
   * The object store: {@code GET /} and {@code HEAD} of the bucket, without credentials. As nothing
   * secret is sent, any certificate will do that has not expired, unless CAs are named: Flyte's
   * image may trust others than ours.
   *
   * @param ca PEM file with the CA certificates to trust
   */
  public Source objectStore(ObjectStore store, Optional<Path> ca) {
    LookTarget target =
        new LookTarget(
            store.url(), new TlsOptions(ca, Optional.empty(), ca.isEmpty()), ca.isEmpty());
    List<HttpCall> calls = new ArrayList<>();
    calls.add(new HttpCall(LookSamples.GET, "/", false, LookResult.NO_SERVER_ERROR));
    if (!store.bucket().isEmpty()) {
      String path = store.url().below("/" + store.bucket()).target();
      calls.add(new HttpCall(LookSamples.HEAD_BUCKET, path, true, LookResult.NO_SERVER_ERROR));
    }
    return source(LookSamples.OBJECT_STORE, () -> client.calls(target, calls));
  }

  /** The health check of a component of Flyte. */
  public Source healthcheck(SourceId component, URI url) {
    LookTarget target = new LookTarget(HttpUrl.of(url), TlsOptions.of(Optional.empty()));
    return source(component, () -> direct.calls(target, List.of(HEALTHCHECK)));
  }

  /**
   * flyteadmin: its health check, which needs nothing else, and how its reads of this round went.
   *
   * @param reads ends no later than the round's reads do
   */
  public Source flyteadmin(URI url, Optional<Tls> tls, Supplier<Future<List<LookResult>>> reads) {
    LookTarget target = new LookTarget(HttpUrl.of(url), TlsOptions.of(tls));
    return new LookSource(
        LookSamples.FLYTEADMIN,
        time,
        AS_LONG_AS_THE_READS,
        () -> {
          Future<List<LookResult>> health = direct.calls(target, List.of(HEALTHCHECK));
          Future<List<LookResult>> read = reads.get();
          return Future.join(health, read)
              .map(
                  done -> {
                    List<LookResult> all = new ArrayList<>(health.result());
                    all.addAll(read.result());
                    return all;
                  });
        });
  }

  /** The webhook, by the address and the CA certificates that the API server uses. */
  public Source webhook(Supplier<Optional<WebhookCa>> known) {
    return source(
        LookSamples.WEBHOOK,
        () ->
            known
                .get()
                .filter(Looks::isService)
                .map(ca -> direct.handshake(LookSamples.HANDSHAKE, target(ca)))
                .orElse(Future.succeededFuture(List.of())));
  }

  /** Calls that another room makes. */
  public Source source(SourceId target, Supplier<Future<List<LookResult>>> calls) {
    return new LookSource(target, time, WAIT, calls);
  }

  private static LookTarget target(WebhookCa ca) {
    String host = ca.service() + "." + ca.namespace() + ".svc";
    return new LookTarget(new HttpUrl(true, host, ca.port(), "/"), TlsOptions.only(ca.pem()));
  }

  private static boolean isService(WebhookCa ca) {
    return !ca.service().isEmpty() && !ca.namespace().isEmpty() && ca.port() > 0;
  }
}
