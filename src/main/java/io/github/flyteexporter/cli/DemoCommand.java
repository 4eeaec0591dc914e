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

/** Shows a real incident: a recording that is embedded in the program. */
@Command(
    name = "demo",
    description = "Plays what a real Flyte 1.16.8 showed while its database was gone.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** The embedded recording, trimmed to what is read of it. */
  private static final String EMBEDDED = "/demo/db-down";

  @Spec private CommandSpec spec;

  @Mixin private ReplayOptions options;

  @Override
  public Integer call() throws Exception {
    int port = new Replay(embedded(), options).serve();
    PrintWriter out = spec.commandLine().getOut();
    out.println("A real Flyte 1.16.8 loses its database after 60 s and gets it back after 140 s.");
    out.println();
    out.println("  what is wrong now    http://localhost:" + port + "/");
    out.println("  for Prometheus       http://localhost:" + port + "/metrics");
    out.println();
    out.println("--speed 4 shows it four times as fast, --loop again and again; Ctrl-C ends it.");
    out.flush();
    return 0;
  }

  /** Opens the recording in the jar, or in the folder of classes when there is no jar. */
  @SuppressWarnings("resource") // the file system lives as long as the replay: to the end
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
