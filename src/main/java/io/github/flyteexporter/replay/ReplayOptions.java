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

  private String intervalOption = "--interval";
  private int intervalSeconds = 10;

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

  /** This speed, with a round in each second of the recording, at any port. */
  public ReplayOptions(double speed) {
    this.speed = speed;
    this.intervalSeconds = 1;
  }

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "Seconds of the recording between two rounds (default: 10).")
  void interval(Integer seconds) {
    setInterval("--interval", seconds);
  }

  @Option(names = "--beat", paramLabel = "SECONDS", description = "The former name of --interval.")
  void beat(Integer seconds) {
    setInterval("--beat", seconds);
  }

  /** The value is null where the option is not used. */
  private void setInterval(String option, Integer seconds) {
    if (seconds != null) {
      intervalOption = option;
      intervalSeconds = seconds;
    }
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
      throw new UsageException(
          intervalOption + " must be from 1 to 300 seconds, is " + intervalSeconds);
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
