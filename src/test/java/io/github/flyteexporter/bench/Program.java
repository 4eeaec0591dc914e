package io.github.flyteexporter.bench;

import io.github.flyteexporter.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The shaded jar as a process that watches one page server; closing it ends it. */
final class Program implements AutoCloseable {
  static final String JAR = "flyte-exporter.jar";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ANSWERING = Duration.ofSeconds(10);

  /** An archive of classes is written at the end. */
  private static final Duration ENDING = Duration.ofMinutes(2);

  private final Process process;
  private final int port;
  private final long startedNanos;

  private Program(Process process, int port, long startedNanos) {
    this.process = process;
    this.port = port;
    this.startedNanos = startedNanos;
  }

  /** Starts {@code java FLAGS -jar JAR run} with a beat of one second, away from Kubernetes. */
  static Program start(Path target, Flags flags, PageServer flyte) throws IOException {
    return start(target, flags, flyte, Map.of());
  }

  /** The same, and the Kubernetes of this kubeconfig is watched. */
  static Program start(Path target, Flags flags, PageServer flyte, Path kubeconfig)
      throws IOException {
    return start(target, flags, flyte, Map.of("KUBECONFIG", kubeconfig.toString()));
  }

  private static Program start(
      Path target, Flags flags, PageServer flyte, Map<String, String> environment)
      throws IOException {
    int port = FreePort.find();
    Path config = Files.createTempFile("bench", ".yaml");
    Files.writeString(
        config,
        """
        listen: {host: 127.0.0.1, port: %d}
        interval: 1s
        kubernetes: {enabled: %s}
        targets: [{name: flyte-binary, url: "http://127.0.0.1:%d", timeout: 30s}]
        """
            .formatted(port, !environment.isEmpty(), flyte.port()));
    config.toFile().deleteOnExit();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags.all());
    command.addAll(List.of("-jar", target.resolve(JAR).toString()));
    command.addAll(List.of("run", "--config", config.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(target.resolve("bench-program.log").toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(flags.environment());
    builder.environment().putAll(environment);
    long started = System.nanoTime();
    Program program = new Program(builder.start(), port, started);
    Runtime.getRuntime().addShutdownHook(new Thread(program.process::destroyForcibly));
    return program;
  }

  int port() {
    return port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a page with Flyte's series on it; gives the time since the process was started. */
  Duration firstPage() throws InterruptedException {
    long limit = startedNanos + PATIENCE.toNanos();
    while (page().filter(text -> text.contains("\nflyte_propeller_")).isEmpty()) {
      if (System.nanoTime() > limit || !process.isAlive()) {
        throw new IllegalStateException("no page: see target/bench-program.log");
      }
      Thread.sleep(3);
    }
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** What {@code /metrics} says, empty when it says nothing yet. */
  Optional<String> page() throws InterruptedException {
    URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
    try {
      HttpRequest request = HttpRequest.newBuilder(metrics).timeout(ANSWERING).build();
      var answer = HTTP.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The CPU time of all its threads, in steps of 10 ms. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The time since it was started. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** What it has in memory, in MiB. */
  double resident() throws IOException {
    return memory("VmRSS:");
  }

  /** What of it is no file's, so that it cannot be dropped and read again, in MiB. */
  double anonymous() throws IOException {
    return memory("RssAnon:");
  }

  /** The most it ever had in memory, in MiB. */
  double mostResident() throws IOException {
    return memory("VmHWM:");
  }

  private double memory(String kind) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith(kind)) {
        return Long.parseLong(line.replaceAll("\\D+", "")) / 1024.0;
      }
    }
    throw new IOException(status + " says nothing about memory");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
