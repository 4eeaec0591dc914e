package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.graph.Accused;
import io.github.flyteexporter.verdict.graph.Explanation;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observe.SpokenTexts;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Speaker;
import io.github.flyteexporter.verdict.report.CauseReport.FactReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The facts where no cause is proven: what remains, what is ruled out, and Flyte's most frequent
 * unclassified text.
 */
final class UnknownCause {
  private static final Map<Speaker, String> WHO =
      Map.of(
          Speaker.ROUND, "failing workflows",
          Speaker.KILLED, "killed workflows",
          Speaker.FAILED, "failed workflows",
          Speaker.READ, "answers of Flyte's API",
          Speaker.LAUNCH, "failed launches",
          Speaker.EVENT, "events about actions",
          Speaker.ENQUEUE, "Flyte's logs");

  private UnknownCause() {}

  /** One fact for each of them that there is. */
  static List<FactReport> facts(Verdict verdict, RoundView view, SpokenTexts texts) {
    List<FactReport> all = new ArrayList<>();
    verdict
        .memory()
        .last()
        .ifPresent(
            round -> {
              all.add(
                  new FactReport(Fact.NODES_REMAINING, round.remaining().size(), remaining(round)));
              List<String> out = round.ruledOut();
              if (!out.isEmpty()) {
                all.add(
                    new FactReport(
                        Fact.NODES_RULED_OUT, out.size(), "Ruled out: " + String.join("; ", out)));
              }
            });
    words(texts).ifPresent(all::add);
    LogFacts.unknown(view).ifPresent(all::add);
    return all;
  }

  private static String remaining(Explanation round) {
    String names =
        round.remaining().stream()
            .map(Accused::kind)
            .map(kind -> kind.words())
            .collect(Collectors.joining(" or "));
    return names.isEmpty()
        ? "Nothing that Flyte depends on was seen to be bad"
        : "What remains: " + names;
  }

  /** What is said most often and names nothing that is known. */
  private static Optional<FactReport> words(SpokenTexts texts) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Speaker> speakers = new TreeMap<>();
    for (SpokenTexts.Spoken one : texts.all()) {
      if (one.meaning().isEmpty() && !one.text().isBlank() && platforms(one.speaker())) {
        String text = Quote.shortened(SecretMask.masked(one.text()));
        counts.merge(text, 1, Integer::sum);
        speakers.put(text, one.speaker());
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(
            most ->
                new FactReport(
                    Fact.UNKNOWN_WORDS,
                    most.getValue(),
                    "%s say %d times: “%s”"
                        .formatted(
                            WHO.get(speakers.get(most.getKey())), most.getValue(), most.getKey())));
  }

  /** Workflows that failed by their own code say what their code says. */
  private static boolean platforms(Speaker speaker) {
    return speaker != Speaker.FAILED;
  }
}
