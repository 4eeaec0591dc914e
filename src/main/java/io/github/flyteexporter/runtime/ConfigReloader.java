package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.IncidentRecording;
import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.config.LenientSettings;
import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.StatusSettings;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the settings in force and reloads them: valid ones replace them, invalid ones never do. A
 * change is recognised by the content of the file, so that neither the symbolic links of a
 * Kubernetes ConfigMap nor a clock that is set can hide one. Blocks; for a worker thread.
 */
public final class ConfigReloader {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigReloader.class);

  private final SettingsSource source;
  private final InstantSource clock;
  private volatile Consumer<Settings> onChange = settings -> {};
  private Content last;
  private Optional<Content> unsettled = Optional.empty();
  private volatile Settings current;
  private volatile Outcome outcome;
  private volatile Optional<Listen> listening = Optional.empty();
  private volatile boolean mayListen = true;

  /** The content of the file: its text, or why it cannot be read. */
  private record Content(String text, Optional<String> failure) {}

  /**
   * The result of the last reload.
   *
   * @param mistakes what is wrong, empty after a success
   * @param lastSuccess when a valid configuration was last read, empty when none was
   */
  private record Outcome(List<String> mistakes, Optional<Instant> lastSuccess) {}

  private ConfigReloader(SettingsSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
    this.last = read();
  }

  /**
   * Reads the settings for the first time.
   *
   * @throws SettingsException when there is a mistake in them
   */
  public static ConfigReloader begin(SettingsSource source, InstantSource clock)
      throws SettingsException {
    ConfigReloader reloader = new ConfigReloader(source, clock);
    if (reloader.last.failure().isPresent()) {
      throw new SettingsException(reloader.last.failure().get());
    }
    reloader.current = validated(source, reloader.last.text());
    reloader.outcome = new Outcome(List.of(), Optional.of(clock.instant()));
    return reloader;
  }

  /** Reads the settings for the first time; keys with mistakes keep their defaults. */
  public static ConfigReloader beginLeniently(SettingsSource source, InstantSource clock) {
    ConfigReloader reloader = new ConfigReloader(source, clock);
    LenientSettings read = source.readLeniently();
    List<String> mistakes = new ArrayList<>(read.mistakes());
    mistakes.addAll(SettingsCheck.problems(read.settings()));
    reloader.current = read.settings();
    reloader.mayListen = read.mayListen();
    reloader.outcome =
        new Outcome(
            List.copyOf(mistakes),
            mistakes.isEmpty() ? Optional.of(clock.instant()) : Optional.empty());
    return reloader;
  }

  private static Settings validated(SettingsSource source, String text) throws SettingsException {
    Settings settings = source.parse(text);
    List<String> problems = SettingsCheck.problems(settings);
    if (!problems.isEmpty()) {
      throw new SettingsException(String.join("; ", problems));
    }
    return settings;
  }

  /** Calls this with settings that change later. */
  public void onChange(Consumer<Settings> then) {
    onChange = then;
  }

  /** The settings in force. */
  public Settings current() {
    return current;
  }

  /** What is wrong with the configuration as last read, empty when it is valid. */
  public List<String> mistakes() {
    return outcome.mistakes();
  }

  /** Where to listen, empty while mistakes in the configuration leave open who may read. */
  public Optional<Listen> listen() {
    return mayListen ? Optional.of(current.listen()) : Optional.empty();
  }

  /** The server listens there: a change needs a restart from now on. */
  public void listening(Listen there) {
    listening = Optional.of(there);
  }

  /** The result of the last reload, for the page. */
  public Values values() {
    Outcome now = outcome;
    List<Value> values = new ArrayList<>();
    values.add(
        new Value(OwnSignals.RELOAD_SUCCESSFUL, "", Labels.NONE, now.mistakes().isEmpty() ? 1 : 0));
    now.lastSuccess()
        .ifPresent(
            at ->
                values.add(
                    new Value(
                        OwnSignals.RELOAD_SUCCESS_TIME,
                        "",
                        Labels.NONE,
                        at.toEpochMilli() / 1000.0)));
    return new Values(values);
  }

  /**
   * Reloads if the file changed and is settled: it may be half written, and half a file can be
   * valid.
   *
   * @return whether it changed since the last check, so that another one should follow soon
   */
  synchronized boolean check() {
    Content content = read();
    if (content.equals(last)) {
      unsettled = Optional.empty();
      return false;
    }
    if (!unsettled.equals(Optional.of(content))) {
      unsettled = Optional.of(content);
      return true;
    }
    reload(content);
    return false;
  }

  /** Reloads, changed or not. */
  synchronized void reload() {
    reload(read());
  }

  private Content read() {
    try {
      return new Content(source.text(), Optional.empty());
    } catch (SettingsException e) {
      return new Content("", Optional.of(e.getMessage()));
    }
  }

  private void reload(Content content) {
    last = content;
    unsettled = Optional.empty();
    try {
      if (content.failure().isPresent()) {
        reject(content.failure().get());
      } else {
        accept(validated(source, content.text()));
      }
    } catch (SettingsException e) {
      reject(e.getMessage());
    }
  }

  private void reject(String mistake) {
    outcome = new Outcome(List.of(mistake), outcome.lastSuccess());
    LOG.error("Configuration not reloaded, the previous one stays in force: {}", mistake);
  }

  private void accept(Settings next) {
    Listen listen = listening.orElse(next.listen());
    if (!next.listen().equals(listen)) {
      LOG.warn("listen: a change needs a restart; still listening on {}", listen.address());
    }
    KubernetesAccess kubernetes = current.kubernetes();
    if (!next.kubernetes().equals(kubernetes)) {
      LOG.warn("kubernetes: a change needs a restart; still watching as before");
    }
    IncidentRecording record = current.record();
    if (!next.record().equals(record)) {
      LOG.warn("record: a change needs a restart; still recording as before");
    }
    StatusSettings status = current.status();
    if (!next.status().equals(status)) {
      LOG.warn("status: a change needs a restart; the status page stays as before");
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
            next.looks(),
            next.pages(),
            record,
            status,
            next.targets());
    boolean changed = !settings.equals(current);
    if (changed) {
      onChange.accept(settings);
      current = settings;
    }
    mayListen = true;
    outcome = new Outcome(List.of(), Optional.of(clock.instant()));
    LOG.info("Configuration reloaded: {}", changed ? "changed" : "nothing changed");
  }
}
