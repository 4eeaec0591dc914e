package io.github.flyteexporter.web.page;

import io.github.flyteexporter.signal.access.LookSignals;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import java.time.Duration;
import java.util.List;

/** The direct looks as a section of the page of targets; empty without any. */
final class LooksSection {
  private static final String HEAD =
      """
      <h2>Direct looks</h2>
      <table>
      <tr class=h><th>Target<th>Call<th>State<th class=n>Took</tr>
      """;

  private LooksSection() {}

  static String of(Values values) {
    List<Value> looks = values.forSignal(LookSignals.SUCCESS);
    if (looks.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder(HEAD);
    for (Value look : looks) {
      html.append("<tr><td class=t>")
          .append(Html.escape(look.labels().get("target")))
          .append("<td class=k>")
          .append(Html.escape(look.labels().get("call")))
          .append(state(values, look))
          .append("<td class=n>")
          .append(took(values, look))
          .append("</tr>\n");
    }
    return html.append("</table>\n").toString();
  }

  private static String state(Values values, Value look) {
    return values.forSignal(LookSignals.FAILURES).stream()
        .filter(failure -> isSame(failure, look))
        .map(
            failure ->
                "<td class=\"impaired k\">"
                    + failure.labels().get("outcome")
                    + " ("
                    + failure.labels().get("phase")
                    + ")")
        .findFirst()
        .orElse("<td class=\"working k\">ok");
  }

  private static String took(Values values, Value look) {
    return values.forSignal(LookSignals.DURATION).stream()
        .filter(duration -> isSame(duration, look))
        .map(duration -> HumanFormat.took(Duration.ofNanos(Math.round(duration.number() * 1e9))))
        .findFirst()
        .orElse("–");
  }

  private static boolean isSame(Value one, Value other) {
    return one.labels().get("target").equals(other.labels().get("target"))
        && one.labels().get("call").equals(other.labels().get("call"));
  }
}
