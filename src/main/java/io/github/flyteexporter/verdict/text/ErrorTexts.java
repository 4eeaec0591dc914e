package io.github.flyteexporter.verdict.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** As many texts as some rounds hold. */
  private static final int MOST_KEPT = 256;

  /** In characters; a longer text is read each time. */
  private static final int LONGEST_KEPT = 4_096;

  /** Texts stay the same from round to round, and the table takes long. */
  private static final Map<String, Optional<ErrorMeaning>> KEPT =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<ErrorMeaning>> eldest) {
              return size() > MOST_KEPT;
            }
          });

  private ErrorTexts() {}

  /** What a text says, empty when it names nothing that is known. */
  public static Optional<ErrorMeaning> meaning(String text) {
    Optional<ErrorMeaning> before = KEPT.get(text);
    if (before != null) {
      return before;
    }
    Optional<ErrorMeaning> now = read(text);
    if (text.length() <= LONGEST_KEPT) {
      KEPT.put(text, now);
    }
    return now;
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
