package io.github.flyteexporter.runtime;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.probe.ProbeSource;
import io.github.flyteexporter.probe.Probes;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.access.ProbeSignals;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.web.ProbeRoute;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns settings into probes; they stay the same while what they are made from does. */
final class ProbeSources implements ProbeRoute.Doors {
  private final Probes probes;
  private final Function<Settings, AdminCredentials> credentials;
  private volatile AdminCredentials known = AdminCredentials.NONE;
  private final boolean inPod;
  private final Optional<Supplier<Optional<WebhookCa>>> webhook;
  private Optional<Wish> wish = Optional.empty();
  private volatile List<ProbeSource> all = List.of();

  /**
   * Probes that are known to flyteadmin by these credentials.
   *
   * @param environment says whether names of Services can be looked up
   * @param webhook how the API server reaches Flyte's pod webhook, if Kubernetes is watched
   */
  ProbeSources(
      Vertx vertx,
      Function<Settings, AdminCredentials> credentials,
      InstantSource clock,
      Map<String, String> environment,
      Optional<Supplier<Optional<WebhookCa>>> webhook) {
    this.probes = new Probes(vertx, newest(), clock);
    this.credentials = credentials;
    this.webhook = webhook;
    this.inPod = environment.containsKey("KUBERNETES_SERVICE_HOST");
  }

  private AdminCredentials newest() {
    return new AdminCredentials() {
      @Override
      public Future<Optional<Header>> current() {
        return known.current();
      }

      @Override
      public void refused(Header header, int status, String message) {
        known.refused(header, status, message);
      }

      @Override
      public void accepted(Header header) {
        known.accepted(header);
      }
    };
  }

  /** The probes of these settings: none of what another replica tries for all. */
  synchronized List<ProbeSource> of(Settings settings, DiscoveredTargets found) {
    Wish now = new Wish(settings.admin(), settings.ingress(), found.clusterWide());
    known = credentials.apply(settings);
    if (!wish.equals(Optional.of(now))) {
      wish = Optional.of(now);
      all = made(now);
    }
    return all;
  }

  private List<ProbeSource> made(Wish now) {
    List<ProbeSource> made = new ArrayList<>();
    if (now.admin().enabled()) {
      now.admin().url().ifPresent(url -> made.addAll(probes.admin(url, now.admin())));
    }
    if (now.clusterWide()) {
      made.addAll(probes.ingress(now.ingress()));
      if (inPod) {
        webhook.ifPresent(known -> made.add(probes.webhook(known, now.ingress())));
      }
    }
    return List.copyOf(made);
  }

  @Override
  public List<String> names() {
    return all.stream().map(source -> source.id().target()).toList();
  }

  @Override
  public Optional<Future<ProbeRoute.Tried>> tried(String name) {
    return all.stream()
        .filter(source -> source.id().target().equals(name))
        .findFirst()
        .map(
            source ->
                source
                    .now()
                    .map(tried -> new ProbeRoute.Tried(metrics(tried.reading()), tried.log())));
  }

  /** What this reading alone says. */
  private static String metrics(Reading reading) {
    RoundView frame = new RoundView(State.empty(1).next(List.of(reading)), reading.at());
    return Exposition.text(
        new Values(
            Signals.of(frame).values().all().stream()
                .filter(value -> ProbeSignals.ALL.contains(value.signal()))
                .toList()));
  }

  /** What the probes are made from. */
  private record Wish(AdminAccess admin, Ingress ingress, boolean clusterWide) {}
}
