package io.github.flyteexporter.web.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** The frame of every page, plain HTML without scripts, and the escaping of texts. */
final class Html {
  private static final Pattern COMMAND = Pattern.compile("`([^`]*)`[.,;]?\\s*");

  private static final Pattern NAME = Pattern.compile("`([^`]*)`");

  /** Control characters and those that change the direction of text. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}&&[^\\n\\t]]");

  private static final int LONGEST = 400;

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:16px/1.45 system-ui,sans-serif;max-width:58rem;margin:1rem auto;padding:0 1rem}
      nav{font-size:.9rem}nav a{margin-right:1rem}
      h1{font-size:1.45rem;margin:.7rem 0;padding:.7rem 1rem;border-radius:.4rem;color:#fff}
      h1.impaired{background:#b3261e}h1.working{background:#1e7d34}h1.unknown{background:#6b6b6b}
      h2{font-size:1.05rem;margin:1.3rem 0 .3rem}ul{margin:.2rem 0}p{margin:.3rem 0}
      .since{font-size:1.1rem}.action{padding:.5rem .8rem;border-left:.25rem solid #d08700}
      .old{padding:.5rem .8rem;border-left:.25rem solid #b3261e;font-weight:600}
      code{display:block;margin:.35rem 0;padding:.4rem .6rem;background:#8882;border-radius:.2rem;
      font:.9rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere;user-select:all}
      table{border-collapse:collapse}
      th{text-align:left;font-weight:600;font-size:.85rem;color:#777}
      th,td{padding:.2rem 1rem .2rem 0;vertical-align:top}
      td{overflow-wrap:anywhere}
      td.n,th.n{text-align:right;white-space:nowrap}td.k{white-space:nowrap}td.t{min-width:9rem}
      td.impaired{color:#c9302c;font-weight:600}td.working{color:#1e8e3e}td.unknown{color:#888}
      tr.error td{padding:0 0 .6rem 1rem;color:#c9302c;font-size:.95rem}
      tr.error .note{color:#777}.foot,.note{color:#777;font-size:.9rem}.foot{margin-top:1.5rem}
      """;

  /** The Content-Security-Policy: a page may use this one style, nothing else. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private Html() {}

  static String page(String title, String body) {
    return "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>"
        + escape(title)
        + "</title><meta name=viewport content=\"width=device-width\">"
        + "<meta http-equiv=refresh content=10><style>"
        + STYLE
        + "</style></head><body>\n<nav><a href=/>Status</a><a href=/targets>Sources</a>"
        + "<a href=/config>Configuration</a><a href=/metrics>Metrics</a>"
        + "<a href=/-/ready>Ready</a><a href=/-/healthy>Healthy</a></nav>\n"
        + body
        + "</body></html>\n";
  }

  /** Escapes a text of any origin. */
  static String escape(String text) {
    return UNSEEN
        .matcher(text)
        .replaceAll("\ufffd")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Escapes and shortens a text of foreign origin. */
  static String brief(String text) {
    return escape(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
  }

  /**
   * Escapes a text with commands in backticks. Each command gets a line of its own, without the
   * full stop that would be copied with it.
   */
  static String withCommands(String text) {
    return COMMAND.matcher(escape(text)).replaceAll("<code>$1</code>");
  }

  /** Escapes a text with names of settings in backticks, which stay in the line. */
  static String withNames(String text) {
    return NAME.matcher(escape(text)).replaceAll("<b>$1</b>");
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
