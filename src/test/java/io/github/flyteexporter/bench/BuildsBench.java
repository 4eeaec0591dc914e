package io.github.flyteexporter.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Builds side by side, each in turn: how fast they parse, how they answer under load, and what they
 * hold in memory beside a busy Flyte and its Kubernetes.
 */
public final class BuildsBench {
  private static final List<String> C1 = List.of("-XX:TieredStopAtLevel=1");
  private static final KubeServer.Size BUSY = new KubeServer.Size(50, 500, 100, 5);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long REST = 10_000;

  /** More than a round at the default interval. */
  private static final long LONG_REST = 20_000;

  private final RecordedPage page;
  private final Map<Build, Map<String, List<Double>>> figures = new LinkedHashMap<>();

  private BuildsBench(RecordedPage page) {
    this.page = page;
  }

  /** Takes the folder of the jar and how often to measure; without it 10 times. */
  public static void main(String[] args) throws Exception {
    int times = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    double load = Machine.load();
    List<Build> builds = Build.all(Path.of(args[0]));
    BuildsBench bench = new BuildsBench(RecordedPage.largest());
    for (int i = 0; i < times; i++) {
      for (Build build : builds) {
        bench.parse(build, "one page, C2", List.of(), List.of(bench.page.path()));
        bench.parse(build, "one page, C1", C1, List.of(bench.page.path()));
        bench.parse(build, "pages of a recording, C2", List.of(), bench.page.allOfItsRecording());
        bench.parse(build, "pages of a recording, C1", C1, bench.page.allOfItsRecording());
        bench.serve(build);
        bench.rest(build);
      }
    }
    System.out.println(Machine.describe(load) + "\n");
    bench.print();
  }

  private void parse(Build build, String what, List<String> flags, List<Path> pages)
      throws Exception {
    Path classes = Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
    String[] cost =
        Child.output(
                flags,
                build.jar().toAbsolutePath() + File.pathSeparator + classes,
                ParsePage.class,
                pages.stream().map(Path::toString).toArray(String[]::new))
            .split(" ", -1);
    double size = Double.parseDouble(cost[2]);
    add(build, "parse, " + what + ", MB/s", size * 1e3 / Double.parseDouble(cost[0]));
    add(build, "parse, " + what + ", kB allocated a page", Double.parseDouble(cost[1]) / 1e3);
  }

  private void serve(Build build) throws Exception {
    try (PageServer flyte = new PageServer(page.bytes());
        KubeServer kubernetes = new KubeServer(BUSY, Optional.of(KubeServer.key()));
        Program program =
            Program.start(build.target(), build.flags(), flyte, kubernetes.kubeconfig())) {
      KubeRows.listed(program, kubernetes, 1, LIMIT);
      add(build, "VmRSS after the first lists, MiB", program.resident());
      for (String kind : List.of("zipped", "plain")) {
        String[] load =
            Child.output(Load.class, String.valueOf(program.port()), "1000", "5", kind)
                .split(" ", -1);
        add(build, "GET, " + kind + ", p50 in ms", Double.parseDouble(load[0]));
        add(build, "GET, " + kind + ", p99 in ms", Double.parseDouble(load[1]));
      }
      Duration before = program.cpu();
      Thread.sleep(REST);
      add(build, "CPU of a round, ms", program.cpu().minus(before).toMillis() * 1e3 / REST);
      add(build, "VmRSS, MiB", program.resident());
      add(build, "RssAnon of it, MiB", program.anonymous());
      add(build, "jar, MB", Files.size(build.jar()) / 1e6);
    }
  }

  private void rest(Build build) throws Exception {
    Flags flags = build.flags().every("15s");
    try (PageServer flyte = new PageServer(page.bytes());
        KubeServer kubernetes = new KubeServer(BUSY, Optional.of(KubeServer.key()));
        Program program = Program.start(build.target(), flags, flyte, kubernetes.kubeconfig())) {
      KubeRows.listed(program, kubernetes, 1, LIMIT);
      Thread.sleep(LONG_REST);
      add(build, "VmRSS at an interval of 15 s, MiB", program.resident());
      add(build, "RssAnon of it at an interval of 15 s, MiB", program.anonymous());
    }
  }

  private void add(Build build, String what, double figure) {
    figures
        .computeIfAbsent(build, key -> new LinkedHashMap<>())
        .computeIfAbsent(what, key -> new ArrayList<>())
        .add(figure);
  }

  private void print() {
    List<Build> builds = List.copyOf(figures.keySet());
    Build last = builds.get(builds.size() - 1);
    StringBuilder head = new StringBuilder("| What |");
    builds.forEach(build -> head.append(' ').append(build.name()).append(" |"));
    System.out.println(head + " Ratio |\n|---|" + "---|".repeat(builds.size()) + "---|");
    for (String what : figures.get(last).keySet()) {
      StringBuilder row = new StringBuilder("| " + what + " |");
      for (Build build : builds) {
        row.append(' ').append(KubeBuilds.spread(sorted(build, what))).append(" |");
      }
      double ratio = median(last, what) / median(builds.get(0), what);
      System.out.println(row + String.format(Locale.ROOT, " %.2f |", ratio));
    }
  }

  private double median(Build build, String what) {
    double[] sorted = sorted(build, what);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private double[] sorted(Build build, String what) {
    return figures.get(build).get(what).stream().mapToDouble(one -> one).sorted().toArray();
  }
}
