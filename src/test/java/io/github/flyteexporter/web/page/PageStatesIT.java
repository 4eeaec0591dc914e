package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.access.ProbeSignals;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.web.Served;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages say of what is not known, fails, or is old. */
class PageStatesIT {
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.by(Served.ANYBODY);
  }

  @AfterEach
  void stop() throws Exception {
    served.close();
  }

  static Values working(int functions) {
    return new Values(
        Arrays.stream(PlatformFunction.values())
            .limit(functions)
            .map(one -> PagesIT.value(VerdictSignals.IMPAIRED, 0, "function", one.label()))
            .toList());
  }

  @Test
  void nothingIsGreenWhileAFunctionIsNotJudged() throws Exception {
    Exposition page = PagesIT.page(working(3));
    served.show(page);
    assertThat(served.get("/").body())
        .contains("<h1 class=unknown>Starting: 3 of 7 functions are judged</h1>");
    served.show(
        Exposition.of(
            page.values(),
            VerdictReport.NONE,
            List.of(),
            PagesIT.NOW.plusSeconds(600),
            Duration.ZERO,
            Duration.ofSeconds(15)));
    assertThat(served.get("/").body())
        .contains("<h1 class=unknown>No function is impaired; 3 of 7 are judged</h1>");
  }

  @Test
  void aProbeThatFailsIsRedWhereverItIsListed() throws Exception {
    Values failure =
        new Values(
            List.of(
                PagesIT.value(
                    ProbeSignals.FAILURES,
                    1,
                    "probe",
                    "webhook",
                    "phase",
                    "tls",
                    "reason",
                    "tls_untrusted")));
    SourceReport probe =
        new SourceReport(
            new SourceId("probe", "webhook"),
            PagesIT.NOW,
            Duration.ofMillis(7),
            0,
            5,
            Optional.of(PagesIT.NOW),
            Optional.empty(),
            Map.of(),
            List.of());
    served.show(PagesIT.page(failure, probe));
    for (String path : List.of("/", "/targets")) {
      assertThat(served.get(path).body())
          .contains("<td class=\"impaired k\">fails: tls_untrusted")
          .contains("It fails in step tls; /probe?target=webhook&amp;debug=true")
          .doesNotContain(">read<");
    }
    assertThat(served.get("/targets").body())
        .contains("<h1 class=impaired>All sources are read, but 1 check fails</h1>");
    JsonNode source = new ObjectMapper().readTree(served.get("/api/targets").body());
    assertThat(source.at("/sources/0/status").asText()).isEqualTo("fails");
    assertThat(source.at("/sources/0/state").asText()).isEqualTo("fails: tls_untrusted");
  }

  @Test
  void adviceIsNotCut() throws Exception {
    String advice = "x ".repeat(300) + "Set admin.auth.clientId.";
    served.show(PagesIT.page(new Values(List.of()), PagesIT.failing("flyteadmin", advice)));
    assertThat(served.get("/targets").body()).contains("x Set admin.auth.clientId.<");
    assertThat(served.get("/").body()).contains("x x…").doesNotContain("Set admin");
  }

  @Test
  void aPageRefreshesItselfUntilItIsStopped() throws Exception {
    served.show(PagesIT.page(new Values(List.of())));
    HttpResponse<String> page = served.get("/targets");
    assertThat(page.headers().firstValue("Refresh")).contains("10");
    assertThat(page.body()).contains("?refresh=off");
    HttpResponse<String> paused = served.get("/targets?refresh=off");
    assertThat(paused.headers().firstValue("Refresh")).isEmpty();
    assertThat(paused.body()).contains("Refresh again");
  }
}
