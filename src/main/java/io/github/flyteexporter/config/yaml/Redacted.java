package io.github.flyteexporter.config.yaml;

import java.util.regex.Pattern;

/** Values and names as shown in messages: short, on one line, and never a secret. */
public final class Redacted {
  /** The placeholder for a secret. */
  public static final String HIDDEN = "a value that is not shown here";

  private static final int LONGEST = 60;

  /** Hashes, keys and tokens of a recognisable form. */
  private static final Pattern SECRET =
      Pattern.compile(
          "\\$2[abxy]?\\$" // bcrypt
              + "|\\{SHA|\\$apr1\\$|\\$[156]\\$" // other hashes of htpasswd and crypt
              + "|-----BEGIN"
              + "|\\beyJ" // a JSON Web Token
              + "|(?i:\\b(bearer|basic)\\s)"
              + "|(?i:(password|passwd|secret|token|api_?key)\\s*[=:])"
              + "|\\bgh[a-z]_|\\bglpat-|\\bxox[a-z]-|\\bAKIA"
              + "|[0-9a-fA-F-]{32,}");

  /** A long run of letters and digits without a word's structure. */
  private static final Pattern RANDOM =
      Pattern.compile("(?=[A-Za-z+=]*[0-9])(?=[0-9+=]*[A-Za-z])[A-Za-z0-9+=]{20,}");

  private static final Pattern USER_INFO = Pattern.compile("//.*@");

  private Redacted() {}

  /** A value in quotes, or the placeholder. */
  public static String value(String text) {
    String shown = USER_INFO.matcher(text).replaceAll("//***@");
    return secret(shown) ? HIDDEN : "'" + plain(shown) + "'";
  }

  /** A name without quotes. */
  static String name(String text) {
    return secret(text) ? "***" : plain(text);
  }

  private static boolean secret(String text) {
    return SECRET.matcher(text).find() || RANDOM.matcher(text).find();
  }

  private static String plain(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
