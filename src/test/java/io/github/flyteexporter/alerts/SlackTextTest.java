package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Slack message stays readable and harmless whatever the annotations hold. */
final class SlackTextTest {
  private static final String NASTY = "<!channel> & <https://example.org|here>";

  @TempDir private Path folder;

  @Test
  void theTitleIsBoundedAndPlain() throws Exception {
    String title = render("flyte.title", alert("firing", Map.of("summary", "a&<b> ".repeat(90))));
    assertThat(title).startsWith("[FIRING] critical: a b").doesNotContainPattern("[<>&]");
    assertThat(title).hasSize(150).endsWith("...");
  }

  @Test
  void aShortTitleIsLeftAlone() throws Exception {
    assertThat(render("flyte.title", alert("resolved", Map.of("summary", "Flyte is impaired."))))
        .isEqualTo("[RESOLVED] critical: Flyte is impaired.");
  }

  @Test
  void aDrillSaysSoFirst() throws Exception {
    Map<String, String> text = Map.of("summary", "Flyte is impaired.");
    for (String name : List.of("namespace", "cluster")) {
      assertThat(render("flyte.title", labelled(Map.of(name, "flyte-drill-2"), text)))
          .isEqualTo("DRILL [FIRING] critical in flyte-drill-2: Flyte is impaired.");
      assertThat(render("flyte.title", labelled(Map.of(name, "flyte-drilling"), text)))
          .isEqualTo("[FIRING] critical in flyte-drilling: Flyte is impaired.");
    }
  }

  @Test
  void textsAreEscapedAndBounded() throws Exception {
    String text =
        render(
            "flyte.text",
            alert("firing", Map.of("description", NASTY, "first_action", "x".repeat(5_000))));
    assertThat(text)
        .startsWith("&lt;!channel&gt; &amp; &lt;https://example.org|here&gt;\n")
        .contains("*Alert raised:* 2026-01-01 00:00:00 UTC\n")
        .doesNotContain("Probable cause", "Where")
        .hasSizeLessThan(1_000);
  }

  @Test
  void aResolvedAlertTellsHowLongItLasted() throws Exception {
    assertThat(render("flyte.text", alert("resolved", Map.of("damage", "2 workflows"))))
        .startsWith("*Resolved.* The alert lasted 2m13s.\n*Damage:* 2 workflows");
  }

  @Test
  void anOutageThatIsOverTellsHowLongItLastedItself() throws Exception {
    assertThat(render("flyte.text", alert("resolved", Map.of("lasted", "1m 50s"))))
        .startsWith("*Resolved.* The outage lasted 1m 50s.");
    assertThat(render("flyte.text", alert("resolved", Map.of("lasted", "unknown"))))
        .startsWith("*Resolved.* The alert lasted 2m13s.");
  }

  @Test
  void theCountIsOfThoseThatFire() throws Exception {
    Map<String, Object> firing = alert("firing", Map.of("summary", "Flyte is impaired."));
    Map<String, Object> over = alert("resolved", Map.of("summary", "Flyte is impaired."));
    assertThat(render("flyte.title", List.of(firing, over)))
        .isEqualTo("[FIRING] critical: Flyte is impaired.");
    assertThat(render("flyte.title", List.of(firing, firing, over)))
        .startsWith("[FIRING 2] critical");
  }

  @Test
  void anAnnotationCannotPassForALineOfOurs() throws Exception {
    Map<String, String> forged = Map.of("description", "a\n*First action:* ```rm```\u202e\u0007");
    assertThat(render("flyte.text", alert("firing", forged)))
        .startsWith("a *First action:* 'rm' \n*Alert raised:*");
  }

  @Test
  void manyAlertsAreOneBoundedMessage() throws Exception {
    Map<String, Object> one = alert("firing", Map.of("description", "One."));
    String text = render("flyte.text", Collections.nCopies(30, one));
    assertThat(text).endsWith("The first 5 of 30 alerts.");
    assertThat(text.split("One[.]", -1)).hasSize(6);
  }

  private static Map<String, Object> labelled(
      Map<String, String> more, Map<String, String> annotations) {
    Map<String, Object> alert = new HashMap<>(alert("firing", annotations));
    Map<String, String> labels = new HashMap<>(more);
    labels.putAll(Map.of("alertname", "FlyteTest", "severity", "critical"));
    alert.put("labels", labels);
    return alert;
  }

  private static Map<String, Object> alert(String status, Map<String, String> annotations) {
    return Map.of(
        "status",
        status,
        "labels",
        Map.of("alertname", "FlyteTest", "severity", "critical"),
        "annotations",
        annotations,
        "startsAt",
        "2026-01-01T00:00:00Z",
        "endsAt",
        "2026-01-01T00:02:13.4Z");
  }

  private String render(String template, Map<String, Object> alert) throws Exception {
    return render(template, List.of(alert));
  }

  private String render(String template, List<Map<String, Object>> alerts) throws Exception {
    Map<String, Object> first = alerts.get(0);
    Map<String, Object> group =
        Map.of(
            "status", first.get("status"),
            "alerts", alerts,
            "commonLabels", first.get("labels"),
            "commonAnnotations", first.get("annotations"));
    return Rendering.of(new ObjectMapper().valueToTree(group), folder)
        .text("{{ template \"" + template + "\" . }}");
  }
}
