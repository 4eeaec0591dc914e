package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.GoDuration;
import io.github.flyteexporter.record.BundleText;
import io.github.flyteexporter.runtime.RecordRun;
import io.github.flyteexporter.runtime.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Records a live Flyte for some time. */
@Command(
    name = "record",
    description = {
      "Read a live Flyte for some time, without serving anything, and write an incident",
      "bundle that 'replay' plays and 'report' summarizes. Ctrl-C ends it earlier."
    },
    mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      defaultValue = "10m",
      description = "How long to read, 10s to 24h (default: ${DEFAULT-VALUE}).")
  private String length;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file, as for 'run'; without one: a sidecar of flyte-binary.")
  private Path config;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The bundle to write, like incident.tar.gz.")
  private Path output;

  @Option(
      names = "--pseudonyms",
      description = {
        "Replace the names of projects, domains, workflows and users, each always by the",
        "same word. The names of hosts, pods and buckets stay."
      })
  private boolean pseudonyms;

  RecordCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws SettingsException, IOException, InterruptedException {
    Duration time = length();
    Path folder = output.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(output)) {
      throw new UsageException("-o: " + output + " cannot be written");
    }
    Settings settings = new SettingsSource(Optional.ofNullable(config), environment).read();
    PrintWriter out = spec.commandLine().getOut();
    RecordRun run =
        new RecordRun(
            settings,
            environment,
            time,
            pseudonyms ? BundleText.pseudonymous() : BundleText.masked());
    out.println("Recording for " + length + "; Ctrl-C ends it earlier.");
    out.flush();
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    Thread early =
        new Thread(
            () -> {
              end.countDown();
              await(written);
            });
    Runtime.getRuntime().addShutdownHook(early);
    try {
      run.read(time, end);
      return write(run, out);
    } finally {
      written.countDown();
    }
  }

  private int write(RecordRun run, PrintWriter out) throws IOException {
    if (run.rounds() == 0) {
      spec.commandLine().getErr().println("flyte-exporter: no round ended; nothing is written");
      return 1;
    }
    run.write(output);
    long failed = run.sources().stream().filter(one -> one.failure().isPresent()).count();
    out.printf(
        "%s: %d rounds of %d sources, %d kB.%n",
        output, run.rounds(), run.sources().size(), (Files.size(output) + 999) / 1000);
    if (failed > 0) {
      out.println("Not read in the last round:");
      run.sources().stream()
          .filter(one -> one.failure().isPresent())
          .map(RecordCommand::line)
          .forEach(out::println);
    }
    out.flush();
    return failed == run.sources().size() ? 1 : 0;
  }

  private static String line(SourceReport source) {
    return "  "
        + source.id().source()
        + "/"
        + source.id().target()
        + ": "
        + source.failure().map(why -> why.detail()).orElse("");
  }

  private static void await(CountDownLatch written) {
    try {
      boolean unused = written.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration length() {
    Duration time;
    try {
      time = GoDuration.parse(length);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--for must be a duration such as 10m, is " + length);
    }
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new UsageException("--for must be from 10s to 24h, is " + length);
    }
    return time;
  }
}
