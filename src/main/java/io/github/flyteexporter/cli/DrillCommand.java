package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.drill.Drill;
import io.github.flyteexporter.drill.DrillPlan;
import io.github.flyteexporter.drill.DrillReport;
import io.github.flyteexporter.drill.UnsafeDrillException;
import io.github.flyteexporter.drill.ask.AskException;
import io.github.flyteexporter.drill.output.DrillJson;
import io.github.flyteexporter.drill.output.DrillText;
import io.github.flyteexporter.drill.page.DrillLabels;
import io.github.flyteexporter.drill.page.DrillPage;
import io.github.flyteexporter.drill.page.DrillStatus;
import io.github.flyteexporter.reading.GoDuration;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.replay.Replay;
import io.github.flyteexporter.replay.ReplayOptions;
import io.github.flyteexporter.runtime.Exporter;
import io.github.flyteexporter.runtime.ListenSetting;
import io.github.flyteexporter.runtime.UsageException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tests the alerting chain of a user with a recorded incident. */
@Command(
    name = "drill",
    description = {
      "Play a recorded incident through your own Prometheus and Alertmanager, and check that its",
      "alerts arrive. All series and alerts of it carry namespace=\"flyte-drill\". The scrape",
      "configuration that Prometheus needs for it is printed at the start."
    },
    footer = {
      "",
      "Exit codes: 0 all expected alerts arrived, 1 not, 2 wrong usage, a server that does not",
      "answer, or a drill that could hide a real alert."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class DrillCommand implements Callable<Integer> {
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME|FILE|DIR",
      arity = "0..1",
      completionCandidates = DemoRecording.Names.class,
      defaultValue = "db-down",
      description =
          "An incident of --list, a bundle (.tar.gz) or the directory of a recording (default:"
              + " ${DEFAULT-VALUE}).")
  private String name;

  @Option(names = "--list", description = "Print the names of the incidents and what was done.")
  private boolean list;

  @Option(
      names = ListenAddress.FLAG,
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:9643",
      description = "Address that Prometheus scrapes (default: ${DEFAULT-VALUE}).")
  private String listen;

  @Mixin private DrillServers servers;

  @Option(
      names = "--label",
      paramLabel = "NAME=VALUE",
      description =
          "A label of all series, such as cluster=prod. One of namespace and cluster must be"
              + " flyte-drill or begin with flyte-drill- (default: namespace=flyte-drill).")
  private Map<String, String> labels = Map.of();

  @Option(
      names = "--expect",
      paramLabel = "ALERT",
      description =
          "An alert that must arrive, several times if needed (default: FlytePlatformImpaired if"
              + " the recording shows an outage).")
  private List<String> expected = List.of();

  @Option(
      names = "--receiver",
      paramLabel = "NAME",
      description = "A receiver that each expected alert must reach, several times if needed.")
  private List<String> receivers = List.of();

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Playback speed factor (default: ${DEFAULT-VALUE}). Scrapes and rules keep their real"
              + " times: an outage that is played faster may be too short for them.")
  private double speed;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "5m",
      description =
          "How long to wait for the first scrape, and at the end until the alerts have resolved,"
              + " 5s to 1h (default: ${DEFAULT-VALUE}).")
  private String timeout;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text (default) or json; progress goes to standard error.")
  private String output;

  @Option(
      names = "--force",
      description = "Play although Alertmanager could hide or delay a real alert meanwhile.")
  private boolean force;

  @Mixin private LogOptions logs;

  DrillCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      DemoRecording.print(out);
      return 0;
    }
    if (!List.of("text", "json").contains(output)) {
      throw new UsageException("--output must be text or json, is " + output);
    }
    logs.apply();
    ListenAddress address = ListenAddress.of(listen);
    ReplayOptions replay = new ReplayOptions(speed);
    double unused = replay.speed();
    Recording recording = recording();
    Vertx vertx = Vertx.vertx();
    try {
      DrillReport report = play(vertx, recording, replay, address);
      out.print(output.equals("json") ? DrillJson.of(report) : DrillText.of(report));
      out.flush();
      return report.exitCode();
    } catch (AskException | UnsafeDrillException e) {
      throw new UsageException(e.getMessage());
    } finally {
      vertx.close();
    }
  }

  private DrillReport play(
      Vertx vertx, Recording recording, ReplayOptions replay, ListenAddress address)
      throws AskException, UnsafeDrillException, InterruptedException {
    DrillPlan plan = plan(vertx, recording);
    DrillPage pages = new DrillPage(plan.labels(), plan.run());
    DrillStatus page = new DrillStatus(pages, TimeSource.system());
    PrintWriter err = spec.commandLine().getErr();
    Listen at = Listen.at(address.host().isEmpty() ? "0.0.0.0" : address.host(), address.port());
    return new Drill(plan, page, TimeSource.system(), line -> print(err, line))
        .run(
            () -> {
              ListenSetting setting = ListenSetting.option(ListenAddress.FLAG);
              int port = Exporter.listen(vertx, page, at, setting);
              String shown = EVERYWHERE.contains(at.host()) ? "HOST:" + port : at.at(port);
              err.print(DrillIntroduction.of(plan, recording, speed, shown));
              err.flush();
            },
            ended -> new Replay(recording, replay).play(vertx, ended));
  }

  private static void print(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }

  private DrillPlan plan(Vertx vertx, Recording recording) {
    try {
      return new DrillPlan(
          Files.exists(Path.of(name)) ? recording.name() : name,
          UUID.randomUUID().toString().substring(0, 8),
          DrillLabels.of(labels),
          expected,
          receivers,
          servers.alertmanagers(vertx, environment),
          servers.prometheus(vertx, environment),
          timeout(),
          force);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private Recording recording() throws Exception {
    if (!Files.exists(Path.of(name))) {
      return DemoRecording.named(name).open();
    }
    try {
      return Recording.open(Path.of(name));
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private Duration timeout() {
    Duration time;
    try {
      time = GoDuration.parse(timeout);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--timeout must be a duration such as 5m, is " + timeout);
    }
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new UsageException("--timeout must be from 5s to 1h, is " + timeout);
    }
    return time;
  }
}
