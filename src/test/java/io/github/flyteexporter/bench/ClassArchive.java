package io.github.flyteexporter.bench;

import io.github.flyteexporter.OncePerBuild;
import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Makes the archive of classes of the image: those that the jar loads until all sources of a Flyte
 * and of a Kubernetes behind TLS are up. Java 25 links them in it, too.
 */
public final class ClassArchive {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The first Java that makes a cache with linked classes in one step (JEP 514). */
  private static final int LINKED_SINCE = 25;

  private ClassArchive() {}

  /**
   * That of the jar in {@code target}, which the first of all processes of a build makes.
   *
   * @param jar as it is named on the command line of those that use the archive
   */
  public static Path of(Path jar) throws Exception {
    Path archive = jar.resolveSibling("tests.jsa");
    Path page = Played.OUTAGE.resolve("ticks/008/flyte-binary.metrics.gz");
    OncePerBuild.make(
        archive,
        Files.getLastModifiedTime(jar),
        () -> make(jar.getParent(), archive, unzipped(page)));
    return archive;
  }

  private static byte[] unzipped(Path page) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(page))) {
      return in.readAllBytes();
    }
  }

  /** Takes the folder of {@code flyte-exporter.jar}, the archive, and a page of Flyte, zipped. */
  public static void main(String[] args) throws Exception {
    make(Path.of(args[0]), Path.of(args[1]), unzipped(Path.of(args[2])));
  }

  /** Makes it of the jar in this folder; the jar must be started by the same path. */
  static void make(Path target, Path archive, byte[] page)
      throws IOException, InterruptedException {
    Files.deleteIfExists(archive);
    KubeServer.Size size = new KubeServer.Size(3, 10, 5, 0);
    try (PageServer flyte = new PageServer(page);
        KubeServer kubernetes = new KubeServer(size, Optional.of(KubeServer.key()));
        Program program = Program.start(target, flags(archive), flyte, kubernetes.kubeconfig())) {
      program.firstPage();
      KubeRows.listed(program, kubernetes, 1, LIMIT);
    }
    if (!Files.exists(archive)) {
      throw new IOException("no archive of classes: see bench-program.log beside the jar");
    }
  }

  private static Flags flags(Path archive) {
    List<String> flags =
        Runtime.version().feature() < LINKED_SINCE
            ? List.of("-XX:+UseSerialGC", "-XX:ArchiveClassesAtExit=" + archive)
            // G1 alone archives objects, without which no class is linked; others read them
            : List.of("-XX:+UseG1GC", "-XX:AOTCacheOutput=" + archive);
    return new Flags("", flags, Map.of());
  }
}
