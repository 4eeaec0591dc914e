package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.replay.PlayedApiServer;
import io.github.flyteexporter.replay.PlayedServer;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process {@code doctor} beside the Kubernetes of a recorded Flyte 2. */
@Execution(ExecutionMode.CONCURRENT) // each recording has servers of its own and mostly waits
class DoctorFlyte2IT {
  private static final Path ALL =
      Path.of(System.getProperty("flyte2-recordings", "../shared/flyte2-recordings"));

  @TempDir private Path folder;

  private static TimeSource after(Instant start, Duration passed) {
    long begun = System.nanoTime();
    return new TimeSource() {
      @Override
      public Instant instant() {
        return start.plus(passed).plusNanos(System.nanoTime() - begun);
      }

      @Override
      public long nanoTime() {
        return System.nanoTime();
      }
    };
  }

  private DoctorProcess doctor(Path recording) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      TimeSource time = after(PlayedServer.start(recording), Duration.ofSeconds(50));
      Path kubeconfig = new PlayedApiServer(vertx, recording, time).kubeconfig(folder);
      return DoctorProcess.run(
          folder,
          Map.of("KUBECONFIG", kubeconfig.toString()),
          "--namespace",
          "flyte",
          "--output",
          "json");
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthy", "as-installed"})
  void flyte2IsRecognisedAndNoProblemIsInvented(String name) throws Exception {
    Path recording = ALL.resolve(name);
    assumeTrue(Files.isDirectory(recording), "the recordings of Flyte 2 are not here");
    DoctorProcess run = doctor(recording);
    assertThat(run.checks("problem")).isEmpty();
    assertThat(run.checks("ok"))
        .contains("flyte-2: Flyte 2: flyte/flyte-binary v2.0.43", "flyte2-crd: it is there")
        .anyMatch(one -> one.startsWith("flyte2-version: "))
        .anyMatch(one -> one.startsWith("webhook-configured: "));
    assertThat(run.checks("warning"))
        .containsExactly("flyte2-readiness: flyte/flyte-binary probes /healthz");
    assertThat(run.code()).isZero();
  }
}
