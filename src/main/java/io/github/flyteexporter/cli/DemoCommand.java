package io.github.flyteexporter.cli;

import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.replay.Replay;
import io.github.flyteexporter.replay.ReplayOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Replays a real incident: a recording that is embedded in the program. */
@Command(
    name = "demo",
    description = "Replay a recorded outage: a real Flyte 1.16.8 whose database is down.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** The embedded recording, reduced to what is read of it. */
  private static final String EMBEDDED = "/demo/db-down";

  @Spec private CommandSpec spec;

  @Mixin private ReplayOptions options;

  @Override
  public Integer call() throws Exception {
    int port = new Replay(embedded(), options).serve();
    PrintWriter out = spec.commandLine().getOut();
    out.println("A real Flyte 1.16.8 whose database is down from 60 s to 140 s.");
    out.println();
    out.println("  Status               http://localhost:" + port + "/");
    out.println("  Metrics              http://localhost:" + port + "/metrics");
    out.println();
    out.println("--speed 4 replays it four times as fast, --loop repeats it; Ctrl-C stops it.");
    out.flush();
    return 0;
  }

  /** Opens the recording in the jar, or in the directory of classes when there is no jar. */
  @SuppressWarnings("resource") // the file system is needed until the program ends
  static Recording embedded() throws IOException, URISyntaxException {
    URL url = DemoCommand.class.getResource(EMBEDDED);
    if (url == null) {
      throw new IOException("the demo's recording is missing from this build");
    }
    URI uri = url.toURI();
    if (!uri.getScheme().equals("jar")) {
      return Recording.open(Path.of(uri));
    }
    FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
    return Recording.open(jar.getPath(EMBEDDED));
  }
}
