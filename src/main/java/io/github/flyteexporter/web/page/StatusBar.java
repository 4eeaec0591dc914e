package io.github.flyteexporter.web.page;

import io.github.flyteexporter.status.FunctionDay;
import io.github.flyteexporter.status.FunctionStatus;
import java.util.List;
import java.util.Locale;

/**
 * The last 24 hours of a function as a picture: the colours differ in brightness, and the bars in
 * height, so that nobody needs to tell red from green. A screen reader gets the same as a sentence.
 */
final class StatusBar {
  /** Five minutes each, on a phone a pixel wide. */
  private static final int PARTS = 288;

  private StatusBar() {}

  static String of(FunctionDay day) {
    StringBuilder svg = new StringBuilder(512);
    svg.append("<svg class=bar role=img aria-label=\"In the last 24 hours ")
        .append(StatusWords.totals(day))
        .append("\" viewBox=\"0 0 ")
        .append(PARTS)
        .append(" 10\" preserveAspectRatio=none>");
    List<FunctionStatus> parts = day.parts(PARTS);
    int from = 0;
    for (int i = 1; i <= PARTS; i++) {
      if (i == PARTS || parts.get(i) != parts.get(from)) {
        rectangle(svg, parts.get(from), from, i - from);
        from = i;
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private static void rectangle(StringBuilder svg, FunctionStatus status, int x, int width) {
    int height =
        switch (status) {
          case IMPAIRED -> 10;
          case WORKING -> 7;
          case UNKNOWN -> 4;
          case NOT_OBSERVED -> 1;
        };
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=%s x=%d y=%d width=%d height=%d />",
            status.label(),
            x,
            10 - height,
            width,
            height));
  }

  /** What the colours mean. */
  static String legend() {
    StringBuilder html = new StringBuilder("<p class=\"note keys\" aria-hidden=true>");
    for (FunctionStatus status : FunctionStatus.values()) {
      html.append("<span><span class=\"key ")
          .append(status.label())
          .append("\"></span>")
          .append(status.words())
          .append("</span> ");
    }
    return html.append("</p>\n").toString();
  }
}
