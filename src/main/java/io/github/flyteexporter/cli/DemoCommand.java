package io.github.flyteexporter.cli;

import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.replay.Replay;
import io.github.flyteexporter.replay.ReplayOptions;
import io.github.flyteexporter.web.page.ExporterStatus;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a real incident: a recording that is embedded in the program. */
@Command(
    name = "demo",
    description = {
      "Play a recorded incident of a real Flyte 1.16.8 or 2.0.43 and serve its pages.",
      "At the end the page stands still, and /metrics holds the exporter's own series only."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      completionCandidates = DemoRecording.Names.class,
      defaultValue = "db-down",
      description = "Which incident, by its name in --list (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(names = "--list", description = "Print the names of the incidents and what was done.")
  private boolean list;

  @Mixin private ReplayOptions options;

  @Mixin private LogOptions logs;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      DemoRecording.print(out);
      return 0;
    }
    logs.apply();
    DemoRecording incident = DemoRecording.named(name);
    Recording recording = incident.open();
    int port = new Replay(recording, options).serve(() -> ended(out));
    out.println(
        "A real Flyte "
            + incident.flyte()
            + ", recorded for "
            + recording.length().toSeconds()
            + " s.");
    out.println(incident.description());
    out.println();
    out.println("  Status               http://localhost:" + port + "/");
    out.println("  Metrics              http://localhost:" + port + "/metrics");
    out.println();
    out.println("--speed 4 replays it four times as fast, --loop repeats it, --list shows others;");
    out.println("Ctrl-C stops it.");
    out.flush();
    return 0;
  }

  /** Says that the recording has ended. */
  static void ended(PrintWriter out) {
    out.println(ExporterStatus.ENDED + " Ctrl-C stops the program.");
    out.flush();
  }
}
