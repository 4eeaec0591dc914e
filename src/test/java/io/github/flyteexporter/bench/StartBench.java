package io.github.flyteexporter.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts of builds side by side, each in turn, by themselves and at a Kubernetes behind TLS: the
 * time and the CPU until {@code /metrics} shows Flyte's series.
 */
public final class StartBench {
  private StartBench() {}

  /** What starts took: time and CPU in s. */
  private record Cost(List<Double> seconds, List<Double> cpu) {}

  /**
   * Takes the folder of the jar and how often to start each, 10 times without it; {@code
   * -Dbench.old} is the jar of an older build.
   */
  public static void main(String[] args) throws Exception {
    Path target = Path.of(args[0]);
    int times = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    List<Build> builds = new ArrayList<>();
    for (Build build : Build.all(target)) {
      builds.add(new Build(build.name(), build.target(), Flags.NONE));
      builds.add(build);
    }
    System.out.println(
        "| Build | Kubernetes | Flags | Time to the first page, s | CPU, s |\n"
            + "|---|---|---|---|---|");
    for (boolean watched : new boolean[] {false, true}) {
      measure(builds, watched, times)
          .forEach(
              (build, cost) ->
                  System.out.println(
                      String.join(
                          " | ",
                          "| " + build.name(),
                          watched ? "over TLS" : "none",
                          build.flags().name(),
                          spread(cost.seconds()),
                          spread(cost.cpu()) + " |")));
    }
  }

  private static Map<Build, Cost> measure(List<Build> builds, boolean watched, int times)
      throws Exception {
    Map<Build, Cost> costs = new LinkedHashMap<>();
    KubeServer.Size size = new KubeServer.Size(20, 200, 40, 0);
    try (PageServer flyte = new PageServer(RecordedPage.largest().bytes());
        KubeServer kubernetes = new KubeServer(size, Optional.of(KubeServer.key()))) {
      for (int i = 0; i < times; i++) {
        for (Build build : builds) {
          try (Program program =
              watched
                  ? Program.start(build.target(), build.flags(), flyte, kubernetes.kubeconfig())
                  : Program.start(build.target(), build.flags(), flyte)) {
            double seconds = program.firstPage().toMillis() / 1e3;
            Cost cost =
                costs.computeIfAbsent(build, key -> new Cost(new ArrayList<>(), new ArrayList<>()));
            cost.cpu().add(program.cpu().toMillis() / 1e3);
            cost.seconds().add(seconds);
          }
        }
      }
    }
    return costs;
  }

  private static String spread(List<Double> all) {
    return KubeBuilds.spread(all.stream().mapToDouble(one -> one).sorted().toArray());
  }
}
