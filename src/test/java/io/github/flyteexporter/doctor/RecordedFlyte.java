package io.github.flyteexporter.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.doctor.check.Checks;
import io.github.flyteexporter.evaluation.play.EvaluationRound;
import io.github.flyteexporter.evaluation.play.SharedCases;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.runtime.RoundState;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.tuning.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A few rounds of a recording, as the doctor sees them who comes in the middle of it. */
public final class RecordedFlyte {
  private static final int ROUNDS = 3;
  private static final int SLOTS = 20;
  private static final boolean HERE =
      Files.isDirectory(Path.of(System.getProperty("recordings", "../shared/recordings")));

  private RecordedFlyte() {}

  /** The folder of a recording of either series; a clone without recordings skips the test. */
  public static Path folder(String name) {
    for (String series : List.of("recordings", "recordings2")) {
      Path folder = Path.of(System.getProperty(series, "../shared/" + series)).resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    assumeTrue(HERE, "the recordings are not here");
    throw new IllegalArgumentException("there is no recording " + name);
  }

  /** The three rounds of a recording that end at a second. */
  public static List<EvaluationRound> rounds(String name, double until) throws IOException {
    List<EvaluationRound> all =
        SharedCases.rounds(folder(name)).stream().filter(one -> one.at() <= until).toList();
    return all.subList(Math.max(0, all.size() - ROUNDS), all.size());
  }

  /** What these rounds show. */
  public static Observed observed(List<EvaluationRound> rounds, ClusterAccess access) {
    RoundState state = RoundState.empty(SLOTS);
    for (EvaluationRound round : rounds) {
      state = state.after(round.readings(), round.now());
    }
    RoundView view = new RoundView(state.state(), rounds.get(rounds.size() - 1).now());
    return new Observed(
        view,
        state.values(),
        state.verdict(),
        state.report(),
        Tuning.of(view),
        access,
        new Vantage(true, true, false, Settings.defaults()));
  }

  /** The report of a recording at a second. */
  public static Report report(String name, double until) throws IOException {
    return report(name, until, round -> round);
  }

  /** The report of a recording whose rounds are changed. */
  public static Report report(String name, double until, UnaryOperator<EvaluationRound> change)
      throws IOException {
    List<EvaluationRound> rounds = rounds(name, until).stream().map(change).toList();
    return Report.of(Checks.ALL, observed(rounds, ClusterAccess.unknown("not recorded")), Set.of());
  }

  /** A changed recording has this result of a check, with these words and something to do. */
  static void assertFound(
      String name, double until, Change change, Result result, String check, String seen)
      throws IOException {
    CheckResult found =
        report(name, until, change).results().stream()
            .filter(one -> one.name().equals(check))
            .findFirst()
            .orElseThrow();
    assertThat(found.seen()).contains(seen);
    assertThat(found.result()).isEqualTo(result);
    assertThat(found.action()).isNotBlank();
  }
}
