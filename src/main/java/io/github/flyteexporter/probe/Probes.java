package io.github.flyteexporter.probe;

import io.github.flyteexporter.auth.Credentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Ingress;
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
  /** The probe that compares the pod webhook's certificate with what the API server trusts. */
  static final String WEBHOOK = "webhook";

  /** Probes that run at a time. */
  private static final int LANES = 4;

  /** flyteadmin is asked for three small things each time. */
  private static final Duration ADMIN_EVERY = Duration.ofSeconds(30);

  private final Loop loop;
  private final Lanes lanes = new Lanes(LANES);
  private final Approach approach;
  private final Credentials credentials;
  private final InstantSource clock;

  /** Probes that are known to flyteadmin by these credentials. */
  public Probes(Vertx vertx, Credentials credentials, InstantSource clock) {
    this(vertx, credentials, clock, InetAddress::getAllByName);
  }

  Probes(Vertx vertx, Credentials credentials, InstantSource clock, Resolver.Lookup lookup) {
    this.loop = new Loop(vertx);
    this.approach =
        new Approach(new Resolver(vertx, lookup), vertx.createNetClient(new NetClientOptions()));
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * flyteadmin as its neighbours reach it: {@code http}, and {@code grpc} where its port is known.
   */
  public List<ProbeSource> admin(URI url, AdminAccess access) {
    Goal http = new Goal(Endpoint.of(url), Trust.of(access.tls()), access.timeout());
    List<ProbeSource> sources = new ArrayList<>();
    sources.add(source("http", Visit.HTTP, http, ADMIN_EVERY));
    http.endpoint()
        .grpc()
        .map(endpoint -> new Goal(endpoint, http.trust(), http.timeout()))
        .ifPresent(grpc -> sources.add(source("grpc", Visit.GRPC, grpc, ADMIN_EVERY)));
    return sources;
  }

  /** The same and more as people and programs reach it from outside; none without a url. */
  public List<ProbeSource> ingress(Ingress ingress) {
    List<ProbeSource> sources = new ArrayList<>();
    ingress
        .url()
        .ifPresent(
            url -> {
              Goal http = goal(url, ingress);
              Goal grpc = goal(ingress.grpc().orElse(url), ingress);
              Duration every = ingress.every();
              sources.add(source("ingress_http", Visit.HTTP, http, every));
              sources.add(source("ingress_grpc", Visit.GRPC, grpc, every));
              sources.add(source("ingress_console", Visit.CONSOLE, http, every));
              if (http.endpoint().secure()) {
                Goal plain = new Goal(http.endpoint().plain(), http.trust(), http.timeout());
                sources.add(source("ingress_redirect", Visit.REDIRECT, plain, every));
              }
            });
    return sources;
  }

  /** The certificate that Flyte's pod webhook serves, against what the API server knows it by. */
  public ProbeSource webhook(Supplier<Optional<WebhookCa>> known, Ingress ingress) {
    Supplier<Optional<Goal>> goal =
        () ->
            known
                .get()
                .filter(Probes::isService)
                .map(
                    ca ->
                        new Goal(
                            new Endpoint(
                                true, ca.service() + "." + ca.namespace() + ".svc", ca.port()),
                            Trust.only(ca.pem()),
                            ingress.timeout()));
    return source(WEBHOOK, Visit.NONE, goal, ingress.every());
  }

  ProbeSource source(String name, Visit visit, Goal goal, Duration every) {
    return source(name, visit, () -> Optional.of(goal), every);
  }

  private ProbeSource source(
      String name, Visit visit, Supplier<Optional<Goal>> goal, Duration every) {
    return new ProbeSource(
        new Probe(name, visit, goal, approach, loop, credentials, clock),
        loop,
        lanes,
        every,
        clock);
  }

  private static boolean isService(WebhookCa ca) {
    return !ca.service().isEmpty()
        && !ca.namespace().isEmpty()
        && ca.port() > 0
        && ca.port() <= 65_535;
  }

  private static Goal goal(URI url, Ingress ingress) {
    return new Goal(Endpoint.of(url), Trust.of(ingress.tls()), ingress.timeout());
  }
}
