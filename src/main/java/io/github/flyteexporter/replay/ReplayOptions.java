package io.github.flyteexporter.replay;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.runtime.UsageException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of a replay: its speed and the address of its pages. */
public final class ReplayOptions {
  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Playback speed factor (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(names = "--loop", description = "Start again at the end, without any state.")
  private boolean loop;

  @Option(
      names = {"--interval", "--beat"},
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Seconds of the recording between two rounds (default: ${DEFAULT-VALUE}).")
  private int intervalSeconds;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "localhost",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
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

  Duration interval() {
    if (intervalSeconds < 1 || intervalSeconds > 300) {
      throw new UsageException("--interval must be from 1 to 300 seconds, is " + intervalSeconds);
    }
    return Duration.ofSeconds(intervalSeconds);
  }

  Listen listen() {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be from 0 to 65535, is " + port);
    }
    return Listen.at(host, port);
  }
}
