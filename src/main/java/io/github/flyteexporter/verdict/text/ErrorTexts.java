package io.github.flyteexporter.verdict.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * What the texts of Flyte and of the libraries below it say: of rounds, endings, starts and
 * launches alike. Words that only one party has come first, then who spoke with whom, then what the
 * parties below say, and last what propeller's client says of flyteadmin, which passes all the
 * others on.
 */
public final class ErrorTexts {
  private static final List<Entry> TABLE =
      Stream.of(
              KubernetesTexts.ADMITTING,
              FlyteTexts.SPEAKERS,
              DependencyTexts.DATABASES,
              DependencyTexts.STORES,
              KubernetesTexts.SERVING,
              FlyteTexts.ADMIN)
          .flatMap(List::stream)
          .toList();

  /** Texts stay the same from round to round, and the table takes long. */
  private static final LatestTexts<Optional<ErrorMeaning>> LATEST =
      new LatestTexts<>(ErrorTexts::read);

  private ErrorTexts() {}

  /** What a text says, empty when it names nothing that is known. */
  public static Optional<ErrorMeaning> meaning(String text) {
    return LATEST.of(text);
  }

  private static Optional<ErrorMeaning> read(String text) {
    for (Entry entry : TABLE) {
      Optional<Matcher> found = entry.in(text);
      if (found.isPresent()) {
        return entry.meaning(found.get());
      }
    }
    return Optional.empty();
  }
}
