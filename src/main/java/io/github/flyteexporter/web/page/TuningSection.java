package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.verdict.tuning.TuningTip;

/** The tuning advice as a section of the front page; empty without advice. */
final class TuningSection {
  private TuningSection() {}

  static String of(VerdictReport report) {
    if (report.tuning().isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<h2>Tuning advice</h2>\n<table>\n");
    for (TuningTip tip : report.tuning()) {
      html.append("<tr><td class=k>")
          .append(escape(tip.advice()))
          .append("<td>")
          .append(escape(sentence(tip.reading())))
          .append(" Today ")
          .append(escape(tip.today().replace("`", "")))
          .append(". ")
          .append(Html.withNames(tip.change()))
          .append(". <span class=note>Withdrawn when ")
          .append(escape(tip.until()))
          .append(".</span></tr>\n");
    }
    return html.append("</table>\n").toString();
  }

  private static String sentence(String text) {
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
