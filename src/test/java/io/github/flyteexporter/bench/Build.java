package io.github.flyteexporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A build that is measured.
 *
 * @param target the folder of its jar
 * @param flags how it is started
 */
record Build(String name, Path target, Flags flags) {
  private static final int SECONDS_OF_DEMO = 15;

  /**
   * The one in this folder, and before it the jar that {@code -Dbench.old} names, each with the
   * image's flags. The archive of classes of the old one is made of its demo, as that of its image
   * was.
   */
  static List<Build> all(Path target) throws IOException, InterruptedException {
    List<Build> builds = new ArrayList<>();
    Optional<Path> old =
        Optional.ofNullable(System.getProperty("bench.old"))
            .filter(path -> !path.isBlank())
            .map(Path::of);
    if (old.isPresent()) {
      Path folder = Files.createTempDirectory("old");
      Files.copy(old.get(), folder.resolve(Program.JAR), StandardCopyOption.COPY_ATTRIBUTES);
      builds.add(new Build("old", folder, Flags.withArchive(archiveOfTheDemo(folder))));
    }
    builds.add(new Build("new", target, Flags.ofTheImage(target)));
    return builds;
  }

  Path jar() {
    return target.resolve(Program.JAR);
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
