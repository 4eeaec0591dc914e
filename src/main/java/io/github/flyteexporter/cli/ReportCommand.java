package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.reading.GoDuration;
import io.github.flyteexporter.record.report.Picture;
import io.github.flyteexporter.record.report.PostMortems;
import io.github.flyteexporter.record.report.ReportOptions;
import io.github.flyteexporter.record.report.Story;
import io.github.flyteexporter.replay.RecordedRounds;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.rules.RuleValues;
import io.github.flyteexporter.runtime.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drafts a post-mortem from a recording. */
@Command(
    name = "report",
    description = {
      "Print the draft of a post-mortem of each incident in a bundle or a recording: its",
      "timeline, cause and damage, what was ruled out, and who said so first."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE|DIR",
      description = "Incident bundle (.tar.gz), or directory of a recording, with ticks/ in it.")
  private Path recorded;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "markdown",
      description = "Only ${DEFAULT-VALUE} so far (default: ${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = "--console-url",
      paramLabel = "URL",
      description = {
        "URL of Flyte's console, for links to lost executions, like",
        "https://flyte.example.com/console."
      })
  private String console;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "SVG file to draw the timeline into; the text shows it by its name.")
  private Path picture;

  @Override
  public Integer call() throws SettingsException {
    if (!format.equals("markdown")) {
      throw new UsageException("--format must be markdown, is " + format);
    }
    Optional<String> url = console();
    try {
      Recording recording = Recording.open(recorded);
      Story story = RecordedRounds.of(recording);
      if (picture != null) {
        Files.writeString(picture, Picture.svg(story));
      }
      PrintWriter out = spec.commandLine().getOut();
      out.print(
          PostMortems.markdown(
              recording.name(),
              story,
              new ReportOptions(
                  GoDuration.parse(
                      RuleValues.read(Optional.empty()).get("alerts.FlytePlatformImpaired.for")),
                  url,
                  Optional.ofNullable(picture).map(file -> file.getFileName().toString()))));
      out.flush();
      return 0;
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private Optional<String> console() {
    if (console != null && !console.matches("https?://[^\\s()<>\"]+")) {
      throw new UsageException(
          "--console-url must be like https://flyte.example.com/console, is " + console);
    }
    return Optional.ofNullable(console);
  }
}
