package io.github.flyteexporter.probe;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.http.HostResolver;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.probe.report.ProbeReport;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the probes that a configuration asks for. */
public final class Probes {
  /** Probes that run at a time. */
  private static final int MAX_CONCURRENT = 4;

  /** flyteadmin is asked for three small things each time; a direct look asks more often. */
  private static final Duration ADMIN_EVERY = Duration.ofMinutes(1);

  private final ProbeEventLoop loop;
  private final ConcurrencyLimit concurrency = new ConcurrencyLimit(MAX_CONCURRENT);
  private final ConnectPhase approach;
  private final AdminCredentials credentials;
  private final InstantSource clock;

  /** Probes that are known to flyteadmin by these credentials. */
  public Probes(Vertx vertx, AdminCredentials credentials, InstantSource clock) {
    this(vertx, credentials, clock, InetAddress::getAllByName);
  }

  public Probes(
      Vertx vertx, AdminCredentials credentials, InstantSource clock, HostResolver.Lookup lookup) {
    this.loop = new ProbeEventLoop(vertx);
    this.approach =
        new ConnectPhase(
            new HostResolver(vertx, lookup), vertx.createNetClient(new NetClientOptions()));
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * flyteadmin as its neighbours reach it: {@code http}, and {@code grpc} where its port is known.
   */
  public List<ProbeSource> admin(URI url, AdminAccess access) {
    ProbeTarget http =
        new ProbeTarget(HttpUrl.of(url), TlsOptions.of(access.tls()), access.timeout());
    List<ProbeSource> sources = new ArrayList<>();
    sources.add(source("http", ProbeKind.HTTP, http, ADMIN_EVERY));
    grpc(http.endpoint())
        .map(endpoint -> new ProbeTarget(endpoint, http.trust(), http.timeout()))
        .ifPresent(grpc -> sources.add(source("grpc", ProbeKind.GRPC, grpc, ADMIN_EVERY)));
    return sources;
  }

  /** The same and more as people and programs reach it from outside; none without a url. */
  public List<ProbeSource> ingress(Ingress ingress) {
    List<ProbeSource> sources = new ArrayList<>();
    ingress
        .url()
        .ifPresent(
            url -> {
              ProbeTarget http = goal(url, ingress);
              ProbeTarget grpc = goal(ingress.grpc().orElse(url), ingress);
              Duration every = ingress.every();
              sources.add(source("ingress_http", ProbeKind.HTTP, http, every));
              sources.add(source("ingress_grpc", ProbeKind.GRPC, grpc, every));
              sources.add(source("ingress_console", ProbeKind.CONSOLE, http, every));
              if (http.endpoint().secure()) {
                ProbeTarget plain =
                    new ProbeTarget(plain(http.endpoint()), http.trust(), http.timeout());
                sources.add(source("ingress_redirect", ProbeKind.REDIRECT, plain, every));
              }
            });
    return sources;
  }

  /** The certificate that Flyte's pod webhook serves, against what the API server knows it by. */
  public ProbeSource webhook(Supplier<Optional<WebhookCa>> known, Ingress ingress) {
    Supplier<Optional<ProbeTarget>> goal =
        () ->
            known
                .get()
                .filter(Probes::isService)
                .map(
                    ca ->
                        new ProbeTarget(
                            new HttpUrl(
                                true, ca.service() + "." + ca.namespace() + ".svc", ca.port(), "/"),
                            TlsOptions.only(ca.pem()),
                            ingress.timeout()));
    return source(ProbeReport.WEBHOOK, ProbeKind.NONE, goal, ingress.every());
  }

  ProbeSource source(String name, ProbeKind visit, ProbeTarget goal, Duration every) {
    return source(name, visit, () -> Optional.of(goal), every);
  }

  private ProbeSource source(
      String name, ProbeKind visit, Supplier<Optional<ProbeTarget>> goal, Duration every) {
    return new ProbeSource(
        new Probe(name, visit, goal, approach, loop, credentials, clock),
        loop,
        concurrency,
        every,
        clock);
  }

  /**
   * Where flyteadmin of this HTTP port speaks gRPC: 8089 beside 8088 and 81 beside 80, with TLS the
   * same port (flyte v1.16.8, flyteadmin/pkg/config/config.go:90-117,
   * charts/flyte-core/templates/admin/service.yaml:20-50,
   * flyteadmin/pkg/server/service.go:568-575); empty where no such rule holds.
   */
  static Optional<HttpUrl> grpc(HttpUrl http) {
    if (http.secure()) {
      return Optional.of(http);
    }
    return switch (http.port()) {
      case 80 -> Optional.of(new HttpUrl(false, http.host(), 81, "/"));
      case 8088 -> Optional.of(new HttpUrl(false, http.host(), 8089, "/"));
      default -> Optional.empty();
    };
  }

  /** The port at which browsers ask that know nothing of TLS. */
  private static HttpUrl plain(HttpUrl secure) {
    return new HttpUrl(false, secure.host(), 80, "/");
  }

  private static boolean isService(WebhookCa ca) {
    return !ca.service().isEmpty()
        && !ca.namespace().isEmpty()
        && ca.port() > 0
        && ca.port() <= 65_535;
  }

  private static ProbeTarget goal(URI url, Ingress ingress) {
    return new ProbeTarget(HttpUrl.of(url), TlsOptions.of(ingress.tls()), ingress.timeout());
  }
}
