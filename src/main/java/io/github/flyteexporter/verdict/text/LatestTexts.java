package io.github.flyteexporter.verdict.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a function makes of texts, kept for those that came last: most come again with each round.
 * Thread-safe.
 */
public final class LatestTexts<T> {
  /** As many texts as some rounds hold. */
  private static final int MOST = 256;

  /** In characters; a longer text is not kept. */
  private static final int LONGEST = 4_096;

  private final Function<String, T> function;

  private final Map<String, T> latest =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
          return size() > MOST;
        }
      };

  /** Of this function, whose value depends on the text alone and is never null. */
  public LatestTexts(Function<String, T> function) {
    this.function = function;
  }

  /** What the function makes of this text. */
  public T of(String text) {
    T before;
    synchronized (latest) {
      before = latest.get(text);
    }
    if (before != null) {
      return before;
    }
    T now = function.apply(text);
    if (text.length() <= LONGEST) {
      synchronized (latest) {
        latest.put(text, now);
      }
    }
    return now;
  }
}
