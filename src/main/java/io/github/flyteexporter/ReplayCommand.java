package io.github.flyteexporter;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a recording as if it were a live Flyte. */
@Command(
    name = "replay",
    description = "Plays a recording as if it were a live Flyte.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder of the recording, with ticks/ in it.")
  private Path folder;

  @Mixin private ReplayOptions options;

  @Override
  public Integer call() {
    Recording recording;
    try {
      recording = Recording.open(folder);
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    int port = new Replay(recording, options).serve();
    out.println(
        recording.name()
            + ": "
            + recording.length().toSeconds()
            + " s, "
            + recording.ticks().size()
            + " ticks, at "
            + options.speed()
            + " times the speed"
            + (options.loop() ? ", again and again" : ""));
    out.println("What is wrong now:  http://localhost:" + port + "/");
    out.println("For Prometheus:     http://localhost:" + port + "/metrics");
    out.flush();
    return 0;
  }
}
