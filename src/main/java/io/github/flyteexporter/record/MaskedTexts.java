package io.github.flyteexporter.record;

import io.github.flyteexporter.verdict.report.SecretMask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts without their secrets. Those that came last are kept, as most come again with each round:
 * the mask takes long. Thread-safe.
 */
final class MaskedTexts {
  /** So many texts are kept. */
  private static final int MOST = 256;

  /** In characters: longer texts are not kept. */
  private static final int LONGEST = 4096;

  /** Who logs in to a URL: a name, or a token alone. */
  private static final Pattern USER_INFO = Pattern.compile("://[^/\\s@\"']*@");

  private final Map<String, String> newest =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /** This text without what may be a secret. */
  synchronized String of(String text) {
    if (text.length() > LONGEST) {
      return masked(text);
    }
    String known = newest.get(text);
    if (known == null) {
      String masked = masked(text);
      known = masked.equals(text) ? text : masked;
      newest.put(text, known);
    }
    return known;
  }

  private static String masked(String text) {
    return SecretMask.masked(USER_INFO.matcher(text).replaceAll("://…@"));
  }
}
