package io.github.flyteexporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts of builds side by side, each in turn, by themselves and at a Kubernetes behind TLS: the
 * time and the CPU until {@code /metrics} shows Flyte's series.
 */
public final class StartBench {
  private static final int SECONDS_OF_DEMO = 15;

  private StartBench() {}

  /** One build with its flags. */
  private record Build(String name, Path target, Flags flags) {}

  /** What starts took: time and CPU in s. */
  private record Cost(List<Double> seconds, List<Double> cpu) {}

  /**
   * Takes the folder of the jar and how often to start each, 10 times without it; {@code
   * -Dbench.old} is the jar of an older build, whose archive of classes is made of its demo, as
   * that of its image was.
   */
  public static void main(String[] args) throws Exception {
    Path target = Path.of(args[0]);
    int times = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    List<Build> builds = new ArrayList<>();
    Optional<Path> old =
        Optional.ofNullable(System.getProperty("bench.old"))
            .filter(path -> !path.isBlank())
            .map(Path::of);
    if (old.isPresent()) {
      Path folder = Files.createTempDirectory("old");
      Files.copy(old.get(), folder.resolve(Program.JAR), StandardCopyOption.COPY_ATTRIBUTES);
      builds.add(new Build("old", folder, Flags.NONE));
      builds.add(new Build("old", folder, Flags.withArchive(archiveOfTheDemo(folder))));
    }
    builds.add(new Build("new", target, Flags.NONE));
    builds.add(new Build("new", target, Flags.ofTheImage(target)));
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

  private static Path archiveOfTheDemo(Path folder) throws IOException, InterruptedException {
    Path archive = folder.resolve("classes.jsa");
    Process demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-jar",
                folder.resolve(Program.JAR).toString(),
                "demo",
                "--speed",
                "20",
                "--port",
                "0")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("demo.log").toFile())
            .start();
    demo.waitFor(SECONDS_OF_DEMO, TimeUnit.SECONDS);
    demo.destroy();
    if (demo.waitFor() < 0 || !Files.exists(archive)) {
      throw new IOException("no archive of classes: see " + folder.resolve("demo.log"));
    }
    return archive;
  }
}
