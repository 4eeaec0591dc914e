package io.github.flyteexporter.record.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.bundle.RoundVerdict.Trouble;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.RecordedRounds;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The drafts of post-mortems. */
class PostMortemsTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final ReportOptions OPTIONS =
      new ReportOptions(
          Duration.ofSeconds(15),
          Optional.of("https://flyte.example.com/console/"),
          Optional.of("x.svg"));

  private static RoundVerdict round(
      int second, PlatformFunction impaired, Cause cause, Trouble trouble, String sentence) {
    boolean bad = impaired != null;
    return new RoundVerdict(
        START.plusSeconds(second),
        Arrays.stream(PlatformFunction.values())
            .map(
                one ->
                    new RoundVerdict.Function(
                        one,
                        one == impaired ? Status.IMPAIRED : Status.WORKING,
                        one == impaired ? Optional.of(trouble.since()) : Optional.empty()))
            .toList(),
        bad
            ? List.of(
                new CauseReport(
                    cause,
                    2,
                    List.of(
                        new CauseReport.FactReport(Fact.DATABASE_ERRORS_PER_SECOND, 1, sentence))))
            : List.of(),
        bad ? Optional.of("Do it.") : Optional.empty(),
        Optional.ofNullable(trouble),
        false);
  }

  private static Trouble trouble(int since, int end, PlatformFunction function, Cause cause) {
    return new Trouble(
        START.plusSeconds(since),
        end < 0 ? Optional.empty() : Optional.of(START.plusSeconds(end)),
        Set.of(function),
        Optional.of(cause),
        Optional.of(7L),
        Optional.empty(),
        Optional.of(0L),
        Optional.empty(),
        List.of());
  }

  /** Rounds every 10 s to second 120, impaired from 30 to before {@code end}. */
  private static List<RoundVerdict> rounds(
      int end, PlatformFunction function, Cause cause, String sentence) {
    List<RoundVerdict> all = new ArrayList<>();
    for (int second = 0; second <= 120; second += 10) {
      boolean bad = second >= 30 && second < end;
      Trouble trouble = second < 30 ? null : trouble(25, bad ? -1 : end, function, cause);
      all.add(round(second, bad ? function : null, cause, trouble, sentence));
    }
    return all;
  }

  private static String report(List<RoundVerdict> rounds, Looked... looks) {
    return PostMortems.markdown(
        "x", new Story(rounds, List.of(looks), List.of(), List.of()), OPTIONS);
  }

  private static Looked look(int second, String target, String failed) {
    return new Looked(START.plusSeconds(second), target, failed, Duration.ofMillis(12));
  }

  @Test
  void theOutageOfTheDemoIsTold() throws Exception {
    Story story = RecordedRounds.of(Recording.open(Played.OUTAGE));
    String text = PostMortems.markdown("db-down", story, OPTIONS);
    assertThat(text)
        .contains("From 10:00:02 to 10:01:52, 1 min 50 s,")
        .contains("Probable cause: `database`, PostgreSQL does not answer Flyte.")
        .contains("accept    .......#########....")
        .contains("| 3 | 10:00:12 | `accept`, `progress`, `record`, `finish` are impaired. |")
        .contains(
            "| 2 | 10:00:02 | `schedule` is impaired. An incident begins. Cause: `database`. |")
        .contains("| 5 | 10:01:52 | `schedule` is working again. The incident ends. |")
        .contains("![How each function of Flyte stood over time](x.svg)")
        .contains("| Workflows killed by the platform | 12 |")
        .containsPattern(
            "- \\[`[a-z-]+/[a-z]+/[a-z0-9]+`\\]\\(https://flyte.example.com/console/projects/"
                + "[a-z-]+/domains/[a-z]+/executions/[a-z0-9]+\\): killed, seen at 10:0")
        .contains("`FlytePlatformImpaired` could fire at 10:00:17")
        .contains("- `database` was not looked at: set `database.host`.");
  }

  @Test
  void withoutAnIncidentThereIsNothingToTell() throws Exception {
    Path healthy = Played.COPIES.resolve("healthy");
    Story story = RecordedRounds.of(Recording.open(healthy));
    assertThat(PostMortems.markdown("healthy", story, OPTIONS))
        .startsWith("# No incident in healthy\n")
        .doesNotContain("#####");
  }

  @Test
  void whatAnsweredIsRuledOutUnlessItIsTheCause() {
    String text =
        report(
            rounds(80, PlatformFunction.ACCEPT, Cause.DATABASE, "fact"),
            look(40, "database", ""),
            look(40, "object_store", ""),
            look(50, "object_store", ""),
            look(40, "kube_api", ""),
            look(50, "kube_api", "livez: hung"),
            look(110, "webhook", ""));
    assertThat(text)
        .contains("- `object_store` answered our looks in each of 2 rounds, in at most 12 ms.")
        .doesNotContain("`database` answered", "`kube_api` answered", "`webhook` answered");
  }

  @Test
  void aLookThatFailedBeforeWouldHaveSaidSoEarlier() {
    assertThat(
            report(
                rounds(80, PlatformFunction.ACCEPT, Cause.DATABASE, "fact"),
                look(10, "database", "login: refused"),
                look(20, "database", "login: hung")))
        .contains("- A look at `database` failed at 10:00:10 (login: refused), 20 s before");
  }

  @Test
  void whatGoesOnHasNoEnd() {
    assertThat(report(rounds(1_000, PlatformFunction.ACCEPT, Cause.DATABASE, "fact")))
        .contains("From 10:00:25 on; it had not ended when the recording did")
        .contains("| Executions that could not be created | not known |")
        .contains("The exporter said so at 10:00:30, 5 s after");
  }

  @Test
  void aShortImpairmentAndAQuotaAloneFireNoAlert() {
    assertThat(report(rounds(40, PlatformFunction.ACCEPT, Cause.DATABASE, "fact")))
        .contains("The exporter said so at 10:00:30")
        .contains("`FlytePlatformImpaired` did not fire");
    assertThat(report(rounds(100, PlatformFunction.LAUNCH, Cause.QUOTA, "fact")))
        .contains("The exporter said so at 10:00:30")
        .contains("`FlytePlatformImpaired` did not fire");
    assertThat(report(rounds(100, PlatformFunction.LAUNCH, Cause.WEBHOOK, "fact")))
        .contains("`FlytePlatformImpaired` could fire at 10:00:45");
  }

  @Test
  void whatWasSaidBeforeTheRecordingIsNotInIt() {
    List<RoundVerdict> rounds = rounds(80, PlatformFunction.ACCEPT, Cause.DATABASE, "fact");
    assertThat(report(rounds.subList(5, rounds.size())))
        .contains("The recording does not hold the round that said so first.");
  }

  @Test
  void aTextOfFlyteMakesNoMarkdown() {
    assertThat(
            report(
                rounds(
                    80,
                    PlatformFunction.ACCEPT,
                    Cause.DATABASE,
                    "a|b [link](http://x) <img src=x>\n# head")))
        .contains("- a\\|b \\[link\\](http://x) \\<img src=x\\> # head\n");
  }
}
