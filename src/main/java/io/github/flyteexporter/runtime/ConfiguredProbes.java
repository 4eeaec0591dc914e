package io.github.flyteexporter.runtime;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.probe.ProbeSource;
import io.github.flyteexporter.probe.Probes;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.access.ProbeSignals;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.web.ProbeRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The probes that follow from the settings; kept while their settings are equal. */
final class ConfiguredProbes implements ProbeRegistry {
  private final Probes probes;
  private final Function<Settings, AdminCredentials> credentials;
  private final Optional<Supplier<Optional<WebhookCa>>> webhook;
  private final Reconfigurable<Key, List<ProbeSource>> built =
      new Reconfigurable<>(this::build, before -> {});
  private volatile AdminCredentials current = AdminCredentials.NONE;
  private volatile List<ProbeSource> all = List.of();

  /** The settings that probes are built from. */
  private record Key(AdminAccess admin, Ingress ingress, boolean clusterWide, boolean flyte2) {}

  /**
   * No probes yet.
   *
   * @param credentials the credentials for flyteadmin under given settings
   * @param webhook how the API server reaches Flyte's webhook, where it is watched and its
   *     Service's name resolves
   */
  ConfiguredProbes(
      Vertx vertx,
      Function<Settings, AdminCredentials> credentials,
      InstantSource clock,
      Optional<Supplier<Optional<WebhookCa>>> webhook) {
    this.probes = new Probes(vertx, currentCredentials(), clock);
    this.credentials = credentials;
    this.webhook = webhook;
  }

  private AdminCredentials currentCredentials() {
    return new AdminCredentials() {
      @Override
      public Future<Optional<Header>> current() {
        return current.current();
      }

      @Override
      public void refused(Header header, int status, String message) {
        current.refused(header, status, message);
      }

      @Override
      public void accepted(Header header) {
        current.accepted(header);
      }
    };
  }

  /**
   * The probes of these settings, without those that another replica runs for all. Those of
   * flyteadmin's own protocols are of Flyte 1 only.
   */
  List<ProbeSource> get(Settings settings, DiscoveredTargets found) {
    current = credentials.apply(settings);
    all =
        built.get(
            new Key(
                settings.admin(),
                settings.ingress(),
                found.clusterWide(),
                found.flyte() == MajorVersion.FLYTE_2));
    return all;
  }

  private List<ProbeSource> build(Key key) {
    List<ProbeSource> sources = new ArrayList<>();
    if (key.admin().enabled() && !key.flyte2()) {
      key.admin().url().ifPresent(url -> sources.addAll(probes.admin(url, key.admin())));
    }
    if (key.clusterWide()) {
      if (!key.flyte2()) {
        sources.addAll(probes.ingress(key.ingress()));
      }
      webhook.ifPresent(known -> sources.add(probes.webhook(known, key.ingress())));
    }
    return List.copyOf(sources);
  }

  @Override
  public List<String> names() {
    return all.stream().map(source -> source.id().target()).toList();
  }

  @Override
  public Optional<Future<ProbeRegistry.ProbeResult>> run(String name) {
    return all.stream()
        .filter(source -> source.id().target().equals(name))
        .findFirst()
        .map(
            source ->
                source
                    .now()
                    .map(
                        run -> new ProbeRegistry.ProbeResult(metricsOf(run.reading()), run.log())));
  }

  /** The metrics that follow from this reading alone. */
  private static String metricsOf(Reading reading) {
    RoundView view = new RoundView(State.empty(1).next(List.of(reading)), reading.at());
    return Exposition.text(
        new Values(
            Signals.of(view).values().all().stream()
                .filter(value -> ProbeSignals.ALL.contains(value.signal()))
                .toList()));
  }
}
