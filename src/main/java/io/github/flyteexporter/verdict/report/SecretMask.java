package io.github.flyteexporter.verdict.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what may be a secret, before any of it is shown: what follows a ? in a URL,
 * who logs in there, values behind the names that secrets have, tokens by their look. Rather a word
 * too many than one too few.
 */
public final class SecretMask {
  static final String MASK = "…";

  private static final String NAMES =
      "password|passwd|pwd|passphrase|client_?secret|secret_?(access_?)?key|access_?key(_?id)?"
          + "|account_?key|api_?key|private_?key|signature";

  /** These are words of a sentence as well: they name a value only before = or in JSON. */
  private static final String WORDS = "secret|token|credentials?|sig";

  private static final String VALUE = "(\"[^\"]*\"?|'[^']*'?|[^\\s,;&\"'}]+)";

  private static final List<Pattern> TABLE =
      List.of(
          Pattern.compile("\\?()[^\\s\"']+"),
          Pattern.compile("(://)[^\\s\"'@]*:[^\\s\"'@]*@"),
          Pattern.compile("(?i)(authorization\\\\?[\"']?\\s*[:=]\\s*)[\"']?(\\w+\\s+)?\\S+"),
          Pattern.compile("(?i)\\b(bearer|basic)\\s+[a-z0-9+/=_.~-]{8,}"),
          Pattern.compile("()\\beyJ[\\w-]{8,}[\\w.-]*"),
          Pattern.compile("(?i)((?=[acps])(" + NAMES + ")[\\w.-]*\\\\?[\"']?\\s*[=:]\\s*)" + VALUE),
          Pattern.compile("(?i)((?=[cst])(" + WORDS + ")\\\\?[\"']?=)" + VALUE),
          Pattern.compile("(?i)(\\\\?[\"'][\\w.-]*(" + WORDS + ")\\\\?[\"']\\s*:\\s*)" + VALUE));

  private SecretMask() {}

  /** The text without what may be a secret; masked once more it stays the same. */
  public static String masked(String text) {
    String safe = text;
    for (Pattern secret : TABLE) {
      safe = secret.matcher(safe).replaceAll("$1" + MASK);
    }
    return safe;
  }
}
