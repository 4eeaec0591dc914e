package io.github.flyteexporter.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Adds up the CPU time of a benchmark's thread, which other work on the machine does not lengthen.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class CpuTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** What was used; JMH reads it. */
  public long cpuNanos;

  /** The CPU time of this thread so far. */
  static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Counts what was used since then. */
  void since(long begun) {
    cpuNanos += now() - begun;
  }
}
