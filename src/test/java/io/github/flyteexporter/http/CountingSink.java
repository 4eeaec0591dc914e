package io.github.flyteexporter.http;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what comes, and what its thread allocates from the first byte to the end. */
final class CountingSink implements BodySink {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  final AtomicLong bytes = new AtomicLong();
  volatile long allocated = -1;
  volatile boolean ended;
  volatile boolean released;
  private long before;

  private static long here() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @Override
  public void feed(byte[] from, int offset, int length) {
    before = bytes.getAndAdd(length) == 0 ? here() : before;
  }

  @Override
  public void end() {
    ended = true;
    allocated = here() - before;
  }

  @Override
  public void release() {
    released = true;
  }
}
