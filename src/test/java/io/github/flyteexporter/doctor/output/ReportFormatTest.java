package io.github.flyteexporter.doctor.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Report;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The forms of a report, with texts that no server should be able to misuse. */
class ReportFormatTest {
  private static final Instant AT = Instant.parse("2031-02-03T10:00:00.5Z");
  private static final String CANARY = "c4n4ry";
  private static final String HOSTILE =
      "login at postgres://flyte:%s@db/flyte?password=%s failed: password=%s, <b>|\u0007\nok all"
          .formatted(CANARY, CANARY, CANARY);

  private static final Report REPORT =
      Report.of(
          List.of(
              check("leader", Area.LEADER, Finding.ok("lease is held")),
              check("database", Area.DATABASE, Finding.problem(HOSTILE).withAction(HOSTILE)),
              check("tuning", Area.TUNING, Finding.warning("workers: none is free")),
              check("crd", Area.CRD, Finding.notSeen("not read"))),
          "",
          Set.of());

  private static Check<String> check(String name, Area area, Finding found) {
    return new Check<>(area, name, "what", "why", "judged", "act", any -> found);
  }

  @ParameterizedTest
  @EnumSource
  void noSecretIsShown(ReportFormat format) {
    assertThat(format.of(REPORT, AT)).doesNotContain(CANARY).contains("database");
  }

  @Test
  void theTableHasWhatIsWrongFirstAndTheSumsLast() {
    List<String> lines = ReportFormat.TABLE.of(REPORT, AT).lines().toList();
    assertThat(lines).hasSize(3 + 3 + 1 + 2 + 1);
    assertThat(lines.get(0)).startsWith("problem         database/database: login at");
    assertThat(lines.get(1).strip()).isEqualTo("why: why");
    assertThat(lines.get(3)).isEqualTo("warning         tuning/tuning: workers: none is free");
    assertThat(lines.get(6)).isEqualTo("ok              leader/leader: lease is held");
    assertThat(lines.get(7)).isEqualTo("could not look  not read");
    assertThat(lines.get(8).strip()).isEqualTo("not judged: crd/crd");
    assertThat(lines.get(9)).isEqualTo("4 checks: 1 ok, 1 warning, 1 problem, 1 could not look");
  }

  @Test
  void jsonHasTheDocumentedForm() throws Exception {
    JsonNode json = new ObjectMapper().readTree(ReportFormat.JSON.of(REPORT, AT));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("schema", "at", "worst", "exitCode", "sums", "checks");
    assertThat(json.path("schema").asInt()).isEqualTo(1);
    assertThat(json.path("at").asText()).isEqualTo("2031-02-03T10:00:00Z");
    assertThat(json.path("worst").asText()).isEqualTo("problem");
    assertThat(json.path("exitCode").asInt()).isEqualTo(1);
    assertThat(json.path("sums").path("could_not_look").asInt()).isEqualTo(1);
    assertThat(json.path("checks").path(0).fieldNames())
        .toIterable()
        .containsExactly("area", "name", "result", "what", "seen", "why", "action");
    assertThat(json.path("checks").path(1).path("action").asText()).isEqualTo("act");
    assertThat(json.path("checks").path(2).path("action").asText()).isEmpty();
  }

  @Test
  void junitIsXmlWithAFailureForEachProblem() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    ReportFormat.JUNIT.of(REPORT, AT).getBytes(StandardCharsets.UTF_8)));
    Element suite = xml.getDocumentElement();
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("classname"))
        .isEqualTo("doctor.database");
  }

  @Test
  void markdownIsOneTableWithTheWorstFirst() {
    List<String> lines = ReportFormat.MARKDOWN.of(REPORT, AT).lines().toList();
    assertThat(lines.subList(0, 6)).allMatch(line -> line.startsWith("|") && line.endsWith("|"));
    assertThat(lines.get(2)).startsWith("| problem | database/database |").contains("&lt;b&gt;\\|");
    assertThat(lines.get(5)).startsWith("| ok |");
  }
}
