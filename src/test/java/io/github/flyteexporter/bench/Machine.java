package io.github.flyteexporter.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Says where and when was measured. */
final class Machine {
  private Machine() {}

  /** How many tasks wanted a core lately. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  static String describe(double loadBefore) {
    return String.format(
        Locale.ROOT,
        "Measured on %s, %d cores of %s, Java %s, by `mvn -B verify -Pbench`; load before: %.1f%s.",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("java.runtime.version"),
        loadBefore,
        loadBefore > 0.5 ? ", so other work ran on the machine" : "");
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
