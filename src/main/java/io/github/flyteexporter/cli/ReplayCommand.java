package io.github.flyteexporter.cli;

import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.replay.Replay;
import io.github.flyteexporter.replay.ReplayOptions;
import io.github.flyteexporter.runtime.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Replays a recording as if it were a live Flyte, or compares verdicts on recordings with the
 * truth.
 */
@Command(
    name = "replay",
    description =
        "Replay a recording as if it were a live Flyte, or evaluate the verdicts on recordings.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description =
          "Incident bundle (.tar.gz), or directory of a recording, with ticks/ in it; several with"
              + " --evaluate.")
  private List<Path> folders;

  @Mixin private ReplayOptions options;

  @Mixin private LogOptions logs;

  @Mixin private EvaluationOptions evaluation;

  @Override
  public Integer call() {
    logs.apply();
    PrintWriter out = spec.commandLine().getOut();
    if (evaluation.isRequested()) {
      return evaluation.run(folders, out);
    }
    if (folders.size() > 1) {
      throw new UsageException("only one recording can be replayed; several need --evaluate");
    }
    Recording recording;
    try {
      recording = Recording.open(folders.get(0));
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
    int port = new Replay(recording, options).serve(() -> DemoCommand.ended(out));
    out.println(
        recording.name()
            + ": "
            + recording.length().toSeconds()
            + " s, "
            + recording.ticks().size()
            + " ticks, at "
            + options.speed()
            + " times real time"
            + (options.loop() ? ", repeated" : ""));
    out.println("Status:   http://localhost:" + port + "/");
    out.println("Metrics:  http://localhost:" + port + "/metrics");
    out.flush();
    return 0;
  }
}
