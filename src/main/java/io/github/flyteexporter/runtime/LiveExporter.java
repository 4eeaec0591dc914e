package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.EffectiveSettings;
import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.export.SelfMetrics;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.status.file.HistoryFolder;
import io.github.flyteexporter.status.file.StatusKeeper;
import io.github.flyteexporter.web.Web;
import io.github.flyteexporter.web.page.Installation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls a live Flyte and serves its pages: the wiring of {@code run}. */
public final class LiveExporter {
  private static final Logger LOG = LoggerFactory.getLogger(LiveExporter.class);

  private final Vertx vertx;
  private final TimeSource time = TimeSource.system();
  private final ConfigReloader reload;
  private final Map<String, String> environment;
  private final ListenSetting setting;
  private final List<String> problems = new ArrayList<>();
  private final List<Supplier<Values>> others = new ArrayList<>();

  /**
   * An exporter with these settings, not started.
   *
   * @param setting what sets the address to listen on
   */
  public LiveExporter(
      ConfigReloader reload, Map<String, String> environment, ListenSetting setting) {
    this.reload = reload;
    this.vertx = Web.vertx(reload.current().listen());
    this.environment = environment;
    this.setting = setting;
  }

  /**
   * Starts; the program then lives by its event loops.
   *
   * @param file the configuration file, to be named in the log and watched
   * @param strict whether an error is thrown instead of being reported and worked around
   * @throws UsageException when strict and the configuration is invalid
   * @throws RuntimeException when strict and it cannot listen or cannot use Kubernetes
   */
  public void start(Optional<Path> file, boolean strict) {
    LiveSourceFactory sources = sources(strict);
    Settings settings = reload.current();
    DiscoveredTargets found = sources.discover(settings);
    PollPlan plan = sources.plan(settings, found);
    Optional<LiveRecording> recording =
        settings.record().enabled()
            ? Optional.of(new LiveRecording(vertx, settings.record()))
            : Optional.empty();
    PollLoop rounds = new PollLoop(vertx, plan, time, this::ownValues);
    StatusKeeper past = rounds.keepStatus(settings.status().folder().map(HistoryFolder::new));
    others.add(past::values);
    recording.ifPresent(kept -> others.add(kept::values));
    SourceChangeLog changes = new SourceChangeLog(time);
    rounds.onRound(changes::roundEnded);
    sources.readErrorLogsWhile(
        () -> rounds.page().filter(page -> page.report().causeUnknown()).isPresent());
    recording.ifPresent(rounds::recordTo);
    sources.onFirstLists(rounds::pollNow);
    new TargetWatcher(
            sources.targets(),
            reload::current,
            found,
            now -> rounds.change(sources.plan(reload.current(), now)))
        .watch(vertx);
    sources.onOtherPlan(
        () -> {
          Settings now = reload.current();
          rounds.change(sources.plan(now, sources.discover(now)));
        });
    reload.onChange(next -> rounds.change(sources.plan(next, sources.discover(next))));
    ConfigWatcher watcher = new ConfigWatcher(vertx, reload);
    watcher.reloadOnSighup(); // before the first page: without a handler the signal ends a process
    logStart(file, plan);
    RunStatus status =
        new RunStatus(
            rounds,
            time,
            () -> Stream.concat(notices().stream(), past.problem().stream()).toList(),
            () -> EffectiveSettings.yaml(reload.current()),
            this::installation,
            recording.map(kept -> kept::bundle),
            past::history,
            settings.status(),
            Optional::empty);
    Function<Listen, Future<HttpServer>> pages =
        listen -> Web.listen(vertx, listen, status, sources.probes());
    Function<Listen, Future<HttpServer>> statusAlone =
        listen -> Web.listenForStatus(vertx, listen, status);
    if (strict) {
      listenStrictly(settings, pages, statusAlone);
      vertx.runOnContext(start -> rounds.start());
    } else {
      vertx.runOnContext(start -> rounds.start());
      listenLeniently(settings, pages, statusAlone);
    }
    file.ifPresent(watched -> watcher.start());
  }

  private void listenStrictly(
      Settings settings,
      Function<Listen, Future<HttpServer>> pages,
      Function<Listen, Future<HttpServer>> statusAlone) {
    Exporter.listen(vertx, settings.listen(), setting, pages);
    reload.listening(settings.listen());
    settings
        .status()
        .alone(settings.listen())
        .ifPresent(
            listen ->
                Exporter.listen(vertx, listen, ListenSetting.statusKeys(environment), statusAlone));
  }

  private void listenLeniently(
      Settings settings,
      Function<Listen, Future<HttpServer>> pages,
      Function<Listen, Future<HttpServer>> statusAlone) {
    new ListenRetry(vertx, reload::listen, setting, pages, reload::listening).start();
    if (settings.status().listen().isPresent()) {
      new ListenRetry(
              vertx,
              () -> reload.listen().flatMap(settings.status()::alone),
              ListenSetting.statusKeys(environment),
              statusAlone,
              listen -> {})
          .start();
    }
  }

  /** What is on the page beside the rounds. */
  private Values ownValues() {
    Values all = reload.values();
    for (Supplier<Values> other : others) {
      all = all.plus(other.get());
    }
    return all;
  }

  private LiveSourceFactory sources(boolean strict) {
    Settings settings = reload.current();
    try {
      return factory(settings);
    } catch (RuntimeException e) {
      if (strict) {
        throw e;
      }
      problems.add("Kubernetes is not watched: " + e.getMessage());
      LOG.error("Kubernetes is not watched until a restart", e);
      return factory(settings.withoutKubernetes());
    }
  }

  private LiveSourceFactory factory(Settings settings) {
    return new LiveSourceFactory(
        vertx, settings, () -> reload.current().interval(), time, environment);
  }

  private Installation installation() {
    Settings settings = reload.current();
    String namespace = settings.kubernetes().namespace();
    return new Installation(
        namespace.isEmpty() ? OwnPod.of(environment).namespace() : namespace,
        settings.kubernetes().release(),
        settings.pages());
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>(problems);
    reload.mistakes().forEach(mistake -> notices.add("Invalid configuration: " + mistake));
    return notices;
  }

  private void logStart(Optional<Path> file, PollPlan plan) {
    Listen listen = reload.current().listen();
    LOG.info(
        "flyte-exporter {} starts: settings from {}; reads {}; serves {}://{}",
        SelfMetrics.version(),
        file.map(Path::toString).orElse("defaults and environment"),
        plan.ids().stream()
            .map(id -> id.source() + "/" + id.target())
            .sorted()
            .collect(Collectors.joining(", ")),
        listen.tls().isPresent() ? "https" : "http",
        listen.address());
  }
}
