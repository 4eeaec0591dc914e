package io.github.flyteexporter.export;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.own.OwnSignals;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Resources of this process; a number that the system does not provide is absent. */
final class ProcessMetrics {
  /** A virtual file: reading it does not block on a disk. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMetrics() {}

  static List<Value> now() {
    List<Value> values = new ArrayList<>();
    ProcessHandle.Info process = ProcessHandle.current().info();
    process
        .startInstant()
        .ifPresent(at -> values.add(value(OwnSignals.PROCESS_START, at.toEpochMilli() / 1000.0)));
    process
        .totalCpuDuration()
        .ifPresent(cpu -> values.add(value(OwnSignals.PROCESS_CPU, cpu.toMillis() / 1000.0)));
    resident().ifPresent(bytes -> values.add(value(OwnSignals.PROCESS_RESIDENT, (double) bytes)));
    values.add(
        value(
            OwnSignals.PROCESS_HEAP,
            (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
    return values;
  }

  private static OptionalLong resident() {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static Value value(Signal signal, double number) {
    return new Value(signal, "", Labels.NONE, number);
  }
}
