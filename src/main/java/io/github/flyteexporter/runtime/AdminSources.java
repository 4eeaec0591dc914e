package io.github.flyteexporter.runtime;

import io.github.flyteexporter.admin.AdminClock;
import io.github.flyteexporter.admin.AdminSource;
import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** flyteadmin's API as a source, unless it is not to be read; it stays while its settings do. */
final class AdminSources {
  private final Vertx vertx;
  private final Function<Settings, AdminCredentials> credentials;
  private final FlyteWorkflowIndex index;
  private final InstantSource clock;
  private Optional<AdminAccess> settings = Optional.empty();
  private Optional<Source> source = Optional.empty();

  /**
   * Makes the source as it is wanted.
   *
   * @param credentials by what flyteadmin knows us
   * @param index which FlyteWorkflows there are
   */
  AdminSources(
      Vertx vertx,
      Function<Settings, AdminCredentials> credentials,
      FlyteWorkflowIndex index,
      InstantSource clock) {
    this.vertx = vertx;
    this.credentials = credentials;
    this.index = index;
    this.clock = clock;
  }

  /**
   * The source of these settings, none where it is not enabled.
   *
   * @param forAll whether we are the one of several replicas that tells what is one for all
   */
  synchronized List<Source> of(Settings all, boolean forAll) {
    AdminAccess next = all.admin();
    if (!settings.equals(Optional.of(next))) {
      settings = Optional.of(next);
      source.ifPresent(Source::close);
      source = next.enabled() ? Optional.of(source(all)) : Optional.empty();
    }
    return forAll ? source.stream().toList() : List.of();
  }

  private Source source(Settings all) {
    AdminAccess access = all.admin();
    return new AdminSource(
        vertx,
        access.url().orElse(DiscoveredTargets.LOCAL_ADMIN),
        access,
        credentials.apply(all),
        index,
        new AdminClock(clock, System::nanoTime),
        () -> ThreadLocalRandom.current().nextDouble());
  }
}
