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

  private static final Pattern ONE_WORD = Pattern.compile("`([^`\\s]*)`");

  /** Control characters and those that change the direction of text. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}&&[^\\n\\t]]");

  private static final int BRIEF = 400;

  /** Details of failures are hardly longer. */
  private static final int LONGEST = 1_000;

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--back:#fff;--text:#1b1b1b;--soft:#5c5c5c;--bad:#b3261e;
      --good:#1a7431;--link:#0b57d0;--code:#f0f0f0;--line:#ddd;--fill:#7cc48f}
      @media(prefers-color-scheme:dark){:root{--back:#161616;--text:#e8e8e8;--soft:#a9a9a9;
      --bad:#ff8a80;--good:#7fd394;--link:#8ab4f8;--code:#2a2a2a;--line:#3c3c3c;--fill:#2f7a45}}
      body{font:16px/1.45 system-ui,sans-serif;max-width:62rem;margin:1rem auto;padding:0 1rem;
      background:var(--back);color:var(--text);overflow-wrap:anywhere}
      a{color:var(--link)}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
      main:focus{outline:0}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;
      top:.3rem;padding:.3rem .6rem;background:var(--back)}
      nav{font-size:.9rem}nav a,footer a{display:inline-block;margin-right:1rem}
      h1{font-size:1.45rem;margin:.7rem 0;padding:.7rem 1rem;border-radius:.4rem;color:#fff}
      h1.impaired{background:#b3261e}h1.working{background:#1a7431}h1.unknown{background:#5c5c5c}
      h2{font-size:1.05rem;margin:1.3rem 0 .3rem}ul{margin:.2rem 0}p{margin:.3rem 0}
      .since{font-size:1.1rem}.action{padding:.5rem .8rem;border-left:.25rem solid #d08700}
      .old{padding:.5rem .8rem;border-left:.25rem solid var(--bad);font-weight:600}
      code{display:block;margin:.35rem 0;padding:.4rem .6rem;background:var(--code);
      border-radius:.2rem;font:.9rem/1.4 ui-monospace,monospace;user-select:all}
      table{border-collapse:collapse}
      th{text-align:left;font-weight:600;font-size:.85rem;color:var(--soft)}
      th,td{padding:.2rem 1rem .2rem 0;vertical-align:top}
      td.n,th.n{text-align:right;white-space:nowrap}td.k{white-space:nowrap}td.t{min-width:9rem}
      td.impaired{color:var(--bad);font-weight:600}td.working{color:var(--good)}
      td.unknown{color:var(--soft)}
      tr.error td{padding:0 0 .6rem 1rem;color:var(--bad);font-size:.95rem}
      .note,tr.error .note{color:var(--soft);font-size:.9rem}
      footer{margin-top:1.5rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
      .bar{display:block;width:100%;height:1.9rem}.bar rect{shape-rendering:crispEdges}
      rect.working{fill:var(--fill)}rect.impaired{fill:var(--bad)}rect.unknown{fill:var(--soft)}
      rect.not_observed{fill:var(--soft)}
      .function h2{display:flex;justify-content:space-between;gap:1rem;margin:1rem 0 .2rem}
      .state{white-space:nowrap}.state.working{color:var(--good)}.state.impaired{color:var(--bad)}
      .state.unknown{color:var(--soft)}.ends{display:flex;justify-content:space-between}
      .keys>span{display:inline-block;margin-right:1rem}
      .key{display:inline-block;width:.8rem;margin-right:.3rem;vertical-align:baseline}
      .key.working{height:.7rem;background:var(--fill)}
      .key.impaired{height:1rem;background:var(--bad)}
      .key.unknown{height:.4rem;background:var(--soft)}
      .key.not_observed{height:.1rem;background:var(--soft)}
      @media(max-width:44rem){
      table,tbody{display:block}tr{display:block;padding:.3rem 0;border-top:1px solid var(--line)}
      tr.h{position:absolute;left:-99rem}tr.error{border:0}
      td{display:inline-block;padding:0 .8rem 0 0}td.k,td.n{white-space:normal}td.t{min-width:0}
      td:first-child{font-weight:600}tr.error td{font-weight:400}
      td[data-l]::before{content:attr(data-l) ": ";color:var(--soft)}}
      """;

  /** The Content-Security-Policy: a page may use this one style, nothing else. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** The link that stops the page from loading itself again, and the one that undoes it. */
  static final String PAUSE = "<a href=\"?refresh=off\">Stop refreshing</a>";

  static final String RESUME = "<a href=?>Refresh again</a>";

  private Html() {}

  /** A page of its own, from HTML for its main part and its footer. */
  static String page(String title, String main, String footer) {
    return page(
        title,
        "<nav aria-label=Pages><a href=/>Status</a><a href=/targets>Sources</a>"
            + "<a href=/status>Status page</a><a href=/config>Configuration</a>"
            + "<a href=/metrics>Metrics</a><a href=/-/ready>Ready</a>"
            + "<a href=/-/healthy>Healthy</a>"
            + PAUSE
            + "</nav>\n",
        main,
        footer);
  }

  /** The same without links to other pages. */
  static String alone(String title, String main, String footer) {
    return page(title, "", main, footer);
  }

  private static String page(String title, String nav, String main, String footer) {
    return "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>"
        + escape(title)
        + "</title><meta name=viewport content=\"width=device-width\"><style>"
        + STYLE
        + "</style></head><body>\n<a class=skip href=#main>Skip to the content</a>\n"
        + nav
        + "<main id=main tabindex=-1>\n"
        + main
        + "</main>\n<footer>\n"
        + footer
        + "</footer>\n</body></html>\n";
  }

  /** A link to a configured URL. */
  static String link(String url, String text) {
    return "<a href=\"" + escape(url) + "\">" + escape(text) + "</a>";
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

  /** Escapes and shortens a text of foreign origin to a few lines. */
  static String brief(String text) {
    return escape(shortened(text, BRIEF));
  }

  /**
   * Escapes a text of foreign origin, which is shortened only where it is longer than any advice.
   */
  static String whole(String text) {
    return escape(shortened(text, LONGEST));
  }

  /** Cut between two words where there are any. */
  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int space = text.lastIndexOf(' ', longest);
    return text.substring(0, space > longest / 2 ? space : longest) + "…";
  }

  /**
   * Escapes a text with commands in backticks. Each command gets a line of its own, without the
   * full stop that would be copied with it; a single word is a name and stays in the line.
   */
  static String withCommands(String text) {
    String names = ONE_WORD.matcher(escape(text)).replaceAll("<b>$1</b>");
    return COMMAND.matcher(names).replaceAll("<code>$1</code>");
  }

  /** Escapes a text with names of settings in backticks, which stay in the line. */
  static String withNames(String text) {
    return NAME.matcher(escape(text)).replaceAll("<b>$1</b>");
  }

  /** The hash of a text, in Base64. */
  static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
