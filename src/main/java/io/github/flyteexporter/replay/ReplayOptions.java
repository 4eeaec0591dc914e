package io.github.flyteexporter.replay;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.runtime.UsageException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a recording is played and where its pages are served. */
public final class ReplayOptions {
  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many times as fast as it was (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(names = "--loop", description = "Begin again when it is over, with nothing remembered.")
  private boolean loop;

  @Option(
      names = "--beat",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Seconds of the recording between rounds (default: ${DEFAULT-VALUE}).")
  private int beatSeconds;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "localhost",
      description = "Where to listen (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9642",
      description = "Port to listen on, 0 for any (default: ${DEFAULT-VALUE}).")
  private int port;

  ReplayOptions() {}

  ReplayOptions(double speed, boolean loop) {
    this.speed = speed;
    this.loop = loop;
  }

  public double speed() {
    if (!(speed > 0 && speed <= 1_000)) {
      throw new UsageException("--speed must be above 0 and at most 1000, is " + speed);
    }
    return speed;
  }

  public boolean loop() {
    return loop;
  }

  Duration beat() {
    if (beatSeconds < 1 || beatSeconds > 300) {
      throw new UsageException("--beat must be from 1 to 300 seconds, is " + beatSeconds);
    }
    return Duration.ofSeconds(beatSeconds);
  }

  Listen listen() {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be from 0 to 65535, is " + port);
    }
    return Listen.at(host, port);
  }
}
