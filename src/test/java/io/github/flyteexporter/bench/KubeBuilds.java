package io.github.flyteexporter.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Builds side by side at a Kubernetes, over TLS or not: the CPU time of the first lists, and of
 * changes after them, each build in turn.
 */
public final class KubeBuilds {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final KubeServer.Size size;
  private final boolean secure;
  private final int changingSeconds;

  /** What a process took: CPU and time of the lists in s, most memory in MiB, CPU a minute. */
  private record Cost(double listing, double seconds, double memory, double changing) {}

  private KubeBuilds(KubeServer.Size size, boolean secure, int changingSeconds) {
    this.size = size;
    this.secure = secure;
    this.changingSeconds = changingSeconds;
  }

  /**
   * Takes http or https, workflows, pods, changes of pods a second, seconds of changes, how often,
   * memory in MiB, and then the folders of the jars; {@code INTERVAL} in the environment is that of
   * rounds.
   */
  public static void main(String[] args) throws Exception {
    int pods = Integer.parseInt(args[2]);
    KubeServer.Size size =
        new KubeServer.Size(Integer.parseInt(args[1]), pods, pods / 5, Integer.parseInt(args[3]));
    KubeBuilds builds = new KubeBuilds(size, args[0].equals("https"), Integer.parseInt(args[4]));
    int times = Integer.parseInt(args[5]);
    int memory = Integer.parseInt(args[6]);
    Map<Path, Flags> flags = new LinkedHashMap<>();
    for (String target : Arrays.asList(args).subList(7, args.length)) {
      flags.put(Path.of(target), Flags.ofTheImage(Path.of(target)).in(memory));
    }
    Map<Path, List<Cost>> costs = new LinkedHashMap<>();
    for (int i = 0; i < times; i++) {
      for (Map.Entry<Path, Flags> build : flags.entrySet()) {
        Cost cost = builds.measure(build.getKey(), build.getValue());
        System.out.println(build.getKey() + " " + cost);
        costs.computeIfAbsent(build.getKey(), key -> new ArrayList<>()).add(cost);
      }
    }
    System.out.println(
        "\n| Build | CPU of first lists, s | until all is up, s | VmHWM, MiB | CPU of a minute of"
            + " changes, s |\n|---|---|---|---|---|");
    costs.forEach((target, all) -> System.out.println(row(target, all)));
  }

  private static String row(Path target, List<Cost> all) {
    return String.join(
        " | ",
        "| " + target,
        spread(all.stream().mapToDouble(Cost::listing).sorted().toArray()),
        spread(all.stream().mapToDouble(Cost::seconds).sorted().toArray()),
        spread(all.stream().mapToDouble(Cost::memory).sorted().toArray()),
        spread(all.stream().mapToDouble(Cost::changing).sorted().toArray()) + " |");
  }

  /** The median, and in brackets the least and the most. */
  static String spread(double[] sorted) {
    double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return String.format(
        Locale.ROOT, "%.2f (%.2f to %.2f)", middle, sorted[0], sorted[sorted.length - 1]);
  }

  private Cost measure(Path target, Flags flags) throws Exception {
    byte[] page = "flyte:up 1\n".getBytes(StandardCharsets.UTF_8);
    Flags with = Optional.ofNullable(System.getenv("INTERVAL")).map(flags::every).orElse(flags);
    try (PageServer flyte = new PageServer(page);
        KubeServer kubernetes =
            new KubeServer(size, secure ? Optional.of(KubeServer.key()) : Optional.empty());
        Program program = Program.start(target, with, flyte, kubernetes.kubeconfig())) {
      KubeRows.listed(program, kubernetes, 1, LIMIT);
      double seconds = program.age().toMillis() / 1e3;
      Duration listing = program.cpu();
      Thread.sleep(changingSeconds * 1000L);
      double changing = program.cpu().minus(listing).toMillis() / 1e3;
      return new Cost(
          listing.toMillis() / 1e3,
          seconds,
          program.mostResident(),
          changing * 60 / Math.max(1, changingSeconds));
    }
  }
}
