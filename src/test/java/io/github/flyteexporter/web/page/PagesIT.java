package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.web.Served;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages for people: what stands there, and that nobody else writes on them. */
class PagesIT {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HOSTILE = "<img src=x onerror='alert(1)'>\"&\u202etxt";

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.by(Served.ANYBODY);
  }

  @AfterEach
  void stop() throws Exception {
    served.close();
  }

  static Exposition page(Values values, SourceReport... sources) {
    return Exposition.of(
        values, VerdictReport.NONE, List.of(sources), NOW, Duration.ZERO, Duration.ofSeconds(15));
  }

  static SourceReport failing(String target, String detail) {
    return new SourceReport(
        new SourceId("scrape", target),
        NOW.minusSeconds(2),
        Duration.ofMillis(1_300),
        0,
        0,
        Optional.of(NOW.minusSeconds(7_265)),
        Optional.of(new Failure(Reason.TIMEOUT, detail)),
        Map.of(Reason.TIMEOUT, 3L, Reason.DNS, 1L),
        List.of());
  }

  @Test
  void targetsTellEachSource() throws Exception {
    Played moment = Played.play(Played.OUTAGE).get(8);
    served.show(moment.page());
    String targets = served.get("/targets").body();
    assertThat(targets)
        .contains("flyteadmin", "flyteworkflows", "flyte-binary", ">read<", " ago", " kB", " ms")
        .doesNotContain("<script");
  }

  @Test
  void targetsTellWhatAGoodSourceCouldNotRead() throws Exception {
    SourceReport database =
        new SourceReport(
            new SourceId("database", "flyteadmin"),
            NOW,
            Duration.ZERO,
            0,
            9,
            Optional.of(NOW),
            Optional.empty(),
            Map.of(),
            List.of(new Evidence.UnreadPart("size", "forbidden", "<GRANT> is missing")));
    served.show(page(new Values(List.of()), database));
    assertThat(served.get("/targets").body())
        .contains("All sources are read")
        .contains("size not read, forbidden: &lt;GRANT&gt; is missing");
  }

  @Test
  void targetsTellWhyASourceCannotBeRead() throws Exception {
    served.show(page(new Values(List.of()), failing("flyte-binary", "no answer in 5 s")));
    assertThat(served.get("/targets").body())
        .contains("1 of 1 source cannot be read")
        .contains("timeout: no answer in 5 s")
        .contains("1.3 s", "2 s ago", "2025-12-31 21:58:55 UTC (2 h 1 min ago)")
        .contains("Failed so far: timeout 3, dns 1");
    assertThat(served.get("/").body())
        .contains("It is not known whether Flyte works: 1 of 1 source cannot be read")
        .contains("no answer in 5 s");
  }

  @Test
  void waitingForAFirstAnswerIsNoFailure() throws Exception {
    SourceReport waiting =
        report(new Failure(Reason.NOT_YET, "the first list is in progress"), Optional.empty());
    served.show(page(new Values(List.of()), waiting));
    assertThat(served.get("/targets").body())
        .contains("1 of 1 source not read yet", ">not yet<", "the first list is in progress")
        .contains("<h1 class=unknown>")
        .doesNotContain(">cannot be read", "Failed so far", "not_yet");
    assertThat(served.get("/").body())
        .contains("It is not known yet whether Flyte works", ">not yet<");
  }

  @Test
  void aLateSourceIsShownAsLate() throws Exception {
    SourceReport late =
        report(new Failure(Reason.LATE, "no answer after 15 s"), Optional.of(NOW.minusSeconds(15)));
    served.show(page(new Values(List.of()), late));
    assertThat(served.get("/targets").body())
        .contains("1 of 1 source cannot be read", ">late<", "late: no answer after 15 s");
  }

  private static SourceReport report(Failure failure, Optional<Instant> lastGood) {
    return new SourceReport(
        new SourceId("kube", "pods"),
        NOW,
        Duration.ZERO,
        0,
        0,
        lastGood,
        Optional.of(failure),
        Map.of(),
        List.of());
  }

  @Test
  void namesAndErrorsStayText() throws Exception {
    Values values =
        new Values(
            List.of(
                value(VerdictSignals.IMPAIRED, 1, "function", HOSTILE),
                value(VerdictSignals.CAUSE, 1, "cause", HOSTILE),
                value(VerdictSignals.FIRST_ACTION, 1, "cause", HOSTILE, "action", HOSTILE),
                value(
                    VerdictSignals.KILLED_IN_INCIDENT, 1, "project", HOSTILE, "domain", HOSTILE)));
    served.show(page(values, failing(HOSTILE, HOSTILE.repeat(40))));
    for (String path : List.of("/", "/targets")) {
      assertThat(served.get(path).body())
          .contains("&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&quot;&amp;\ufffdtxt")
          .contains("…")
          .doesNotContain("<img", "\u202e", HOSTILE);
    }
  }

  static Value value(
      io.github.flyteexporter.signal.catalogue.Signal signal, double number, String... labels) {
    return new Value(signal, "", Labels.of(labels), number);
  }

  @Test
  void aBrowserMayOnlyShowThePage() throws Exception {
    served.show(page(new Values(List.of())));
    for (String path : List.of("/", "/targets")) {
      HttpResponse<String> response = served.get(path);
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("text/html; charset=utf-8");
      assertThat(response.headers().firstValue("Content-Security-Policy").get())
          .startsWith("default-src 'none'; style-src 'sha256-")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(response.body()).doesNotContain("<script", "style=", " on");
    }
  }

  @Test
  void theFrontPageLeadsToAllOthers() throws Exception {
    assertThat(served.get("/").body())
        .contains("href=/targets", "href=/config", "href=/metrics", "href=/-/ready")
        .contains("href=/-/healthy");
  }

  @Test
  void theConfigurationIsShownAsText() throws Exception {
    HttpResponse<String> config = served.get("/config");
    assertThat(config.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(config.body()).isEqualTo("interval: 15s\n");
  }

  @Test
  void anOldPageSaysSo() throws Exception {
    served.show(page(PageStatesIT.working(7)));
    assertThat(served.get("/").body())
        .contains("<h1 class=working>Flyte works, as far as the sources show</h1>")
        .doesNotContain("This page is");
    served.clock.set(NOW.plusSeconds(31));
    assertThat(served.get("/").body())
        .contains("<h1 class=working>Flyte works, as far as the sources show (31 s ago)</h1>");
    assertThat(served.get("/targets").body()).contains("(31 s ago)</h1>");
    served.clock.set(NOW.plusSeconds(185));
    for (String path : List.of("/", "/targets")) {
      assertThat(served.get(path).body()).contains("This page is 3 min 5 s old");
    }
    assertThat(served.get("/").body()).contains("<h1 class=unknown>");
  }

  @Test
  void whatIsNotKnownIsSaidToBe() throws Exception {
    served.show(page(new Values(List.of())));
    String front = served.get("/").body();
    assertThat(front).contains("<h1 class=unknown>It is not known yet whether Flyte works</h1>");
    assertThat(front).contains("<td class=k>progress<td class=\"k unknown\">unknown");
    assertThat(front).contains(": not enough data");
  }

  @Test
  void aCommandStandsAlone() {
    assertThat(Html.withCommands("See `kubectl get x`. Then `a && b` and wait."))
        .isEqualTo("See <code>kubectl get x</code>Then <code>a &amp;&amp; b</code>and wait.");
    assertThat(Html.withCommands("Set `failurePolicy` to `Ignore`: `kubectl get x`."))
        .isEqualTo("Set <b>failurePolicy</b> to <b>Ignore</b>: <code>kubectl get x</code>");
  }
}
