package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The recordings of the demo are trimmed copies with the same verdicts as the originals. {@code
 * -Drewrite=true} writes them anew.
 */
class TrimmedRecordingsTest {
  private static final String FLYTE_2 = "flyte2-";
  private static final Path DEMO = Path.of("src/main/resources/demo");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "object-store-hung",
        "rbac-denied",
        "core-admin-down",
        "oom-loop",
        "k8s-api-hung",
        "webhook-slow",
        "flyte2-queued-forever",
        "healthy"
      })
  void theCopyHasTheVerdictsOfTheOriginal(String name) throws Exception {
    Optional<Path> original = original(name);
    assumeTrue(original.isPresent(), "the recordings are not here");
    Path copy = DEMO.resolve(name);
    if (Boolean.getBoolean("rewrite")) {
      delete(copy);
      new TrimmedRecording(original.get()).write(copy);
    }
    assertThat(verdicts(copy)).isEqualTo(verdicts(original.get()));
  }

  private static Optional<Path> original(String name) {
    Path first = Path.of(System.getProperty("recordings", "../shared/recordings"));
    Path second = Path.of(System.getProperty("recordings2", "../shared/recordings2"));
    Path third = Path.of(System.getProperty("recordingsFlyte2", "../shared/flyte2-recordings"));
    return name.startsWith(FLYTE_2)
        ? Stream.of(third.resolve(name.substring(FLYTE_2.length())))
            .filter(Files::isDirectory)
            .findFirst()
        : Stream.of(first, second)
            .map(series -> series.resolve(name))
            .filter(Files::isDirectory)
            .findFirst();
  }

  /** What is said at each tick: the functions, the causes in their order, the first action. */
  private static List<String> verdicts(Path folder) throws IOException {
    List<String> verdicts = new ArrayList<>();
    for (Played moment : Played.play(folder)) {
      Verdict verdict = moment.memory().verdict();
      StringBuilder text = new StringBuilder().append(moment.seconds()).append(" s:");
      for (PlatformFunction function : PlatformFunction.values()) {
        Status status = verdict.standing(function).status();
        text.append(' ').append(function.label()).append('=').append(status);
      }
      text.append(' ').append(verdict.causes().stream().map(CauseEvidence::cause).toList());
      text.append(' ').append(moment.memory().report().firstAction().orElse(""));
      verdicts.add(text.toString());
    }
    return verdicts;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
