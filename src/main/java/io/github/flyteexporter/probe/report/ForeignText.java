package io.github.flyteexporter.probe.report;

import java.util.regex.Pattern;

/** Foreign text made fit for one line of a page. */
public final class ForeignText {
  private static final int LONGEST = 300;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

  private ForeignText() {}

  /** One short line, empty for null. */
  public static String line(String text) {
    if (text == null) {
      return "";
    }
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return UNPRINTABLE.matcher(cut).replaceAll("?").strip();
  }

  /** What an error says, or else what it is. */
  public static String of(Throwable error) {
    String message = line(error.getMessage());
    return message.isEmpty() ? error.getClass().getSimpleName() : message;
  }
}
