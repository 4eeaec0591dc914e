package io.github.flyteexporter.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Both formats of the page, by their grammars. */
class FormatTest {
  private static final String HOSTILE = "a\\b\"c\nd,}={ü\ud83d\ude00\u0000";

  private static final Signal COUNTER =
      Signal.counter("x_total", "Says \"hi\", {or,} \\ not\nat all.", "a");
  private static final Signal SUMMARY = typed("y_seconds", Signal.Type.SUMMARY);
  private static final Signal HISTOGRAM = typed("z_seconds", Signal.Type.HISTOGRAM);

  private static Signal typed(String name, Signal.Type type) {
    return new Signal(
        name,
        type,
        Signal.Stability.STABLE,
        "Helps.",
        List.of("a"),
        List.of(),
        "",
        SignalReader.UNDEFINED);
  }

  private static String render(Format format, Value... values) {
    Families families =
        new Families(new Values(List.of(values)), List.of(COUNTER, SUMMARY, HISTOGRAM));
    return new String(format.render(families).plain(), StandardCharsets.UTF_8);
  }

  private static Value value(Signal signal, String suffix, double number, String... labels) {
    return new Value(signal, suffix, Labels.of(labels), number);
  }

  @Test
  void textsAreEscapedInTheTextFormat() {
    assertThat(render(Format.TEXT, value(COUNTER, "", 3, "a", HOSTILE)))
        .isEqualTo(
            """
            # HELP x_total Says "hi", {or,} \\\\ not\\nat all.
            # TYPE x_total counter
            x_total{a="a\\\\b\\"c\\nd,}={ü\ud83d\ude00\u0000"} 3.0
            """);
  }

  @Test
  void textsAreEscapedInOpenMetrics() {
    String page = render(Format.OPENMETRICS, value(COUNTER, "", 3, "a", HOSTILE));
    assertThat(page)
        .isEqualTo(
            """
            # TYPE x counter
            # HELP x Says \\"hi\\", {or,} \\\\ not\\nat all.
            x_total{a="a\\\\b\\"c\\nd,}={ü\ud83d\ude00\u0000"} 3.0
            # EOF
            """);
    assertThat(OpenMetricsReader.read(page)).hasSize(1);
  }

  @Test
  void halfOfACharacterDoesNotBreakThePage() {
    String page = render(Format.OPENMETRICS, value(COUNTER, "", 3, "a", "x\ud83d"));
    assertThat(page).contains("x_total{a=\"x?\"} 3.0");
  }

  @Test
  void bucketsAndQuantilesStandInOrder() {
    String page =
        render(
            Format.OPENMETRICS,
            value(HISTOGRAM, "_count", 3, "a", "1"),
            value(HISTOGRAM, "_bucket", 3, "a", "1", "le", "+Inf"),
            value(HISTOGRAM, "_bucket", 2, "a", "1", "le", "10.0"),
            value(HISTOGRAM, "_bucket", 1, "a", "1", "le", "5.0"),
            value(HISTOGRAM, "_sum", 9, "a", "1"),
            value(HISTOGRAM, "_bucket", 0, "a", "0", "le", "+Inf"),
            value(SUMMARY, "", 7, "quantile", "0.99"),
            value(SUMMARY, "", 5, "quantile", "0.5"),
            value(SUMMARY, "_sum", 5),
            value(SUMMARY, "_count", 1));
    Map<String, String> read = OpenMetricsReader.read(page);
    assertThat(read.keySet())
        .containsExactly(
            "y_seconds{quantile=\"0.5\"}",
            "y_seconds{quantile=\"0.99\"}",
            "y_seconds_count{}",
            "y_seconds_sum{}",
            "z_seconds_bucket{a=\"0\",le=\"+Inf\"}",
            "z_seconds_bucket{a=\"1\",le=\"5.0\"}",
            "z_seconds_bucket{a=\"1\",le=\"10.0\"}",
            "z_seconds_bucket{a=\"1\",le=\"+Inf\"}",
            "z_seconds_count{a=\"1\"}",
            "z_seconds_sum{a=\"1\"}");
  }

  @Test
  void nothingSaysWhenItWasCreated() {
    Value[] values = {value(SUMMARY, "_sum", 5), value(SUMMARY, "_created", 5)};
    assertThat(render(Format.TEXT, values)).contains("y_seconds_sum").doesNotContain("_created");
    assertThat(render(Format.OPENMETRICS, values)).doesNotContain("_created");
  }

  @Test
  void everyRoundIsTheSameInBothFormatsAndCompressed() throws Exception {
    for (Played moment : Played.play(Played.OUTAGE)) {
      EncodedPage openMetrics = moment.page().encoded(Format.OPENMETRICS);
      Map<String, String> read =
          OpenMetricsReader.read(new String(openMetrics.plain(), StandardCharsets.UTF_8));
      List<String> text = moment.text().lines().filter(line -> !line.startsWith("#")).toList();
      List<String> same = new ArrayList<>();
      read.forEach((series, value) -> same.add(series.replace("{}", "") + " " + value));
      assertThat(same).isEqualTo(text);
      for (Format format : Format.values()) {
        EncodedPage body = moment.page().encoded(format);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(body.gzip())).readAllBytes();
        assertThat(unpacked).isEqualTo(body.plain());
        assertThat(body.gzip().length).isLessThan(body.plain().length / 2);
      }
    }
  }

  @Test
  void namesOfTheCatalogueAreDistinctInOpenMetricsToo() {
    List<String> names =
        Catalogue.ALL.stream().map(signal -> signal.name().replaceAll("_total$", "")).toList();
    assertThat(names).doesNotHaveDuplicates();
  }
}
