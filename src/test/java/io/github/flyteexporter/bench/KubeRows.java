package io.github.flyteexporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The shaded jar in a large Kubernetes: its first lists, a minute of changes, and all anew. */
final class KubeRows {
  private static final int MIB = 256;
  private static final int MINUTE = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String WHAT =
      String.format(
          Locale.ROOT,
          "%,d FlyteWorkflows of %d kB and %,d pods",
          KubeServer.Size.LARGE.workflows(),
          KubeServer.WORKFLOW_BYTES / 1000,
          KubeServer.Size.LARGE.pods());

  private final Program program;
  private final KubeServer kubernetes;

  private KubeRows(Program program, KubeServer kubernetes) {
    this.program = program;
    this.kubernetes = kubernetes;
  }

  /** Measures these alone, for whoever changes what is kept. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path target = Path.of(args[0]);
    rows(target, RecordedPage.largest(), Flags.ofTheImage(target))
        .forEach(row -> System.out.println(row.markdown()));
  }

  static List<Row> rows(Path target, RecordedPage page, Flags image)
      throws IOException, InterruptedException {
    Flags flags = image.in(MIB);
    try (PageServer flyte = new PageServer(page.bytes());
        KubeServer kubernetes = new KubeServer(KubeServer.Size.LARGE, Optional.empty());
        Program program = Program.start(target, flags, flyte, kubernetes.kubeconfig())) {
      return new KubeRows(program, kubernetes).measure(flags);
    }
  }

  private List<Row> measure(Flags flags) throws IOException, InterruptedException {
    listed(program, kubernetes, 1, PATIENCE);
    double seconds = program.age().toMillis() / 1e3;
    double listing = program.cpu().toMillis() / 1e3;
    double first = program.resident();
    double firstPeak = program.mostResident();
    Duration before = program.cpu();
    long changes = changes();
    double peak = 0;
    for (int i = 0; i < 2 * MINUTE; i++) {
      Thread.sleep(500);
      peak = Math.max(peak, program.resident());
    }
    double last = program.resident();
    changes = changes() - changes;
    double changing = program.cpu().minus(before).toMillis() / 1e3;
    kubernetes.endAll();
    listed(program, kubernetes, 2, PATIENCE);
    return List.of(
        Row.atMost(
            "memory with " + WHAT + " watched, " + flags.name(),
            new Figure(program.mostResident(), MIB, "MiB"),
            String.format(
                Locale.ROOT,
                "at most %.0f MiB: %.0f after the first lists (%.0f meanwhile), %.0f after a minute"
                    + " of changes (%.0f meanwhile), %.0f after all were listed again",
                program.mostResident(),
                first,
                firstPeak,
                last,
                peak,
                program.resident()),
            "VmRSS and VmHWM at an interval of 1 s; 92 % of them finished, 60 project-domains,"
                + " 20,000 events; "
                + Figure.text(changes / (double) MINUTE, "changes/s")
                + ", then a 410 on every watch"),
        Row.information(
            "the first lists of them, " + flags.name(),
            String.format(
                Locale.ROOT, "%.1f s until all sources are up, %.1f s of CPU", seconds, listing),
            "from the start of the process, a round each second; lists of 1 GB and of 0.45 GB, the"
                + " server on the same two cores"),
        Row.information(
            "the minute of changes, " + flags.name(),
            Figure.text(changing / MINUTE * 100, "% of a core"),
            "CPU of the whole process at an interval of 1 s, a fifteenth of the usual one"));
  }

  private long changes() {
    return kubernetes.crowds().stream().mapToLong(Crowd::changes).sum();
  }

  /**
   * Waits until all was listed so many times and all sources are up.
   *
   * @throws IOException if that takes longer than this, or the program ends; it says what is
   *     missing
   */
  static void listed(Program program, KubeServer kubernetes, int times, Duration most)
      throws IOException, InterruptedException {
    Duration limit = program.age().plus(most);
    while (true) {
      List<String> unlisted = kubernetes.listedLessThan(times);
      List<String> sources = unlisted.isEmpty() ? sources(program) : List.of();
      if (!sources.isEmpty() && sources.stream().allMatch(KubeRows::up)) {
        return;
      }
      if (!program.isAlive() || program.age().compareTo(limit) > 0) {
        throw new IOException(
            String.format(
                "%s after %d s: not listed %d times: %s; sources that are not up: %s;"
                    + " see target/bench-program.log",
                program.isAlive() ? "not all was listed" : "the program has ended",
                program.age().toSeconds(),
                times,
                unlisted,
                sources.stream().filter(line -> !up(line)).toList()));
      }
      Thread.sleep(100);
    }
  }

  private static List<String> sources(Program program) throws InterruptedException {
    return program
        .page()
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("flyte_exporter_source_up{source=\"kube\""))
        .toList();
  }

  private static boolean up(String line) {
    return line.endsWith("} 1.0");
  }
}
