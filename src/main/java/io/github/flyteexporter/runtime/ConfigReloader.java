package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings in force, and how new ones get there: those of a good file do, those of a bad one
 * never. Whether a file changed is told by what it holds, so that neither the links of a Kubernetes
 * ConfigMap nor the steps of a clock can hide a change. Blocks; for a worker thread.
 */
public final class ConfigReloader {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigReloader.class);

  private final SettingsSource source;
  private final InstantSource clock;
  private volatile Consumer<Settings> use = settings -> {};
  private Look tried;
  private Optional<Look> fresh = Optional.empty();
  private volatile Settings current;
  private volatile Outcome outcome;

  /** What was found in the file: its text, or why it cannot be read. */
  private record Look(String text, Optional<String> failure) {}

  /** How the last try ended, and when one ended well. */
  private record Outcome(boolean good, Instant lastGood) {}

  private ConfigReloader(SettingsSource source, Look first, InstantSource clock)
      throws SettingsException {
    this.source = source;
    this.clock = clock;
    this.tried = first;
    this.current = source.parse(first.text());
    this.outcome = new Outcome(true, clock.instant());
  }

  /**
   * Reads the settings for the first time.
   *
   * @throws SettingsException when there is a mistake in them
   */
  public static ConfigReloader begin(SettingsSource source, InstantSource clock)
      throws SettingsException {
    return new ConfigReloader(source, new Look(source.text(), Optional.empty()), clock);
  }

  /** Says what to do with settings that came later. */
  public void onChange(Consumer<Settings> then) {
    use = then;
  }

  /** The settings in force. */
  public Settings current() {
    return current;
  }

  /** How reloading went, for the page. */
  public Values values() {
    Outcome now = outcome;
    return new Values(
        List.of(
            new Value(OwnSignals.RELOAD_SUCCESSFUL, "", Labels.NONE, now.good() ? 1 : 0),
            new Value(
                OwnSignals.RELOAD_SUCCESS_TIME,
                "",
                Labels.NONE,
                now.lastGood().toEpochMilli() / 1000.0)));
  }

  /**
   * Takes over what the file holds if it changed and stands still: somebody may be writing it, and
   * half a file can be a good one.
   *
   * @return whether it changed since the last look, so that another one should follow soon
   */
  synchronized boolean check() {
    Look look = look();
    if (look.equals(tried)) {
      fresh = Optional.empty();
      return false;
    }
    if (!fresh.equals(Optional.of(look))) {
      fresh = Optional.of(look);
      return true;
    }
    take(look);
    return false;
  }

  /** Takes over what the file holds now, changed or not. */
  synchronized void force() {
    take(look());
  }

  private Look look() {
    try {
      return new Look(source.text(), Optional.empty());
    } catch (SettingsException e) {
      return new Look("", Optional.of(e.getMessage()));
    }
  }

  private void take(Look look) {
    tried = look;
    fresh = Optional.empty();
    try {
      if (look.failure().isPresent()) {
        refuse(look.failure().get());
      } else {
        accept(source.parse(look.text()));
      }
    } catch (SettingsException e) {
      refuse(e.getMessage());
    }
  }

  private void refuse(String message) {
    outcome = new Outcome(false, outcome.lastGood());
    LOG.error("Configuration not reloaded, the one before stays in force: {}", message);
  }

  private void accept(Settings next) {
    Listen listen = current.listen();
    if (!next.listen().equals(listen)) {
      LOG.warn(
          "listen: a change needs a restart; still listening on {}:{} as before",
          listen.host(),
          listen.port());
    }
    KubernetesAccess kubernetes = current.kubernetes();
    if (!next.kubernetes().equals(kubernetes)) {
      LOG.warn("kubernetes: a change needs a restart; still watched as before");
    }
    Settings settings =
        new Settings(
            listen,
            next.interval(),
            next.projectDomains(),
            kubernetes,
            next.admin(),
            next.ingress(),
            next.database(),
            next.targets());
    boolean changed = !settings.equals(current);
    if (changed) {
      use.accept(settings);
      current = settings;
    }
    outcome = new Outcome(true, clock.instant());
    LOG.info("Configuration reloaded: {}", changed ? "changed" : "nothing changed");
  }
}
