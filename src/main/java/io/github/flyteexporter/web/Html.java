package io.github.flyteexporter.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** The frame of every page: plain HTML without scripts, and the way values are written. */
final class Html {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern COMMAND = Pattern.compile("`([^`]*)`");

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:16px/1.45 system-ui,sans-serif;max-width:54rem;margin:1.5rem auto;padding:0 1rem}
      h1{font-size:1.45rem;padding:.7rem 1rem;border-radius:.4rem;color:#fff}
      h1.impaired{background:#b3261e}h1.working{background:#1e7d34}h1.unknown{background:#6b6b6b}
      h2{font-size:1.05rem;margin:1.3rem 0 .3rem}ul{margin:.2rem 0}p{margin:.3rem 0}
      .since{font-size:1.1rem}.action{padding:.5rem .8rem;border-left:.25rem solid #d08700}
      code{display:block;margin:.3rem 0;padding:.3rem .5rem;background:#8882;border-radius:.2rem}
      table{border-collapse:collapse}td{padding:.15rem .9rem .15rem 0;vertical-align:top}
      td.impaired{color:#c9302c;font-weight:600}td.working{color:#1e8e3e}td.unknown{color:#888}
      .foot{margin-top:1.5rem;color:#777;font-size:.9rem}
      """;

  private Html() {}

  static String page(String title, String body) {
    return "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>"
        + escape(title)
        + "</title><meta name=viewport content=\"width=device-width\">"
        + "<meta http-equiv=refresh content=5><style>\n"
        + STYLE
        + "</style></head><body>\n"
        + body
        + "</body></html>\n";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A text whose commands stand in backticks. */
  static String withCommands(String text) {
    return COMMAND.matcher(escape(text)).replaceAll("<code>$1</code>");
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** A length of time as people say it: 45 s, 12 min 5 s, 3 h 20 min. */
  static String span(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3_600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
  }
}
