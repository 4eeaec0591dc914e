package io.github.flyteexporter.bench;

import com.sun.management.ThreadMXBean;
import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.parse.PageParser;
import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.signal.Catalogue;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parses a page of 100 MB in the process of the benchmark, which has parsed nothing before. */
final class HugePageRow {
  static final long SIZE = 100_000_000;

  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final byte[] piece = new byte[64 * 1024];

  private record Parsed(ParsedPage page, double seconds, long allocated, long live) {}

  static List<Row> rows(RecordedPage recorded) {
    return new HugePageRow().measure(recorded);
  }

  private List<Row> measure(RecordedPage recorded) {
    HugePage huge = HugePage.of(recorded.bytes(), SIZE);
    NameTable names = new NameTable(Catalogue.names());
    long before = usedHeap();
    List<Parsed> all = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      all.add(parse(names, huge.again(), before));
    }
    Parsed first = all.get(0);
    Parsed last = all.get(ROUNDS - 1);
    double megabytes = last.page.bytes() / 1e6;
    String how =
        String.format(
            Locale.ROOT,
            "generated in pieces of 64 KiB: %s with %d times its workflows, %,d series, %,d samples"
                + " kept, %s; CPU of the parser only",
            recorded.name(),
            huge.copies(),
            last.page.series(),
            last.page.samples().size(),
            last.page.bad().isEmpty() ? "none bad" : "bad " + last.page.bad());
    double growth = all.stream().mapToLong(Parsed::live).max().orElse(0) / 1e6;
    return List.of(
        Row.atMost(
            String.format(Locale.ROOT, "parse a page of %.0f MB", megabytes),
            new Figure(first.seconds, 0.5, "s"),
            String.format(
                Locale.ROOT,
                "first %.2f s, fifth %.2f s of CPU (%.2f GB/s)",
                first.seconds,
                last.seconds,
                megabytes / 1e3 / last.seconds),
            how),
        Row.atMost(
            "heap growth meanwhile",
            new Figure(growth, 16, "MB"),
            String.format(
                Locale.ROOT,
                "%.1f MB live; allocated %.2f MB by the first page, %.2f MB by the fifth",
                growth,
                first.allocated / 1e6,
                last.allocated / 1e6),
            "live after a full collection, with the parser and its table still held"));
  }

  private Parsed parse(NameTable names, HugePage huge, long before) {
    long thread = Thread.currentThread().getId();
    PageParser parser = new PageParser(names);
    long nanos = 0;
    long allocated = 0;
    for (int n = huge.read(piece, 0, piece.length); n > 0; n = huge.read(piece, 0, piece.length)) {
      long bytes = THREADS.getThreadAllocatedBytes(thread);
      long begun = THREADS.getCurrentThreadCpuTime();
      parser.feed(piece, 0, n);
      nanos += THREADS.getCurrentThreadCpuTime() - begun;
      allocated += THREADS.getThreadAllocatedBytes(thread) - bytes;
    }
    long begun = THREADS.getCurrentThreadCpuTime();
    ParsedPage page = parser.finish();
    nanos += THREADS.getCurrentThreadCpuTime() - begun;
    long live = usedHeap() - before;
    if (parser.finish().bytes() != page.bytes()) {
      throw new IllegalStateException("a parser that is held to here says the same twice");
    }
    return new Parsed(page, nanos / 1e9, allocated, live);
  }

  @SuppressWarnings("SystemRunGC") // what is left after a collection is what is measured
  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
