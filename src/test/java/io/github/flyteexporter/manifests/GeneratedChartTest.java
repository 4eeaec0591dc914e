package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.docs.GeneratedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the chart takes from other files is what they say; -Drewrite=true makes it anew. */
class GeneratedChartTest {
  private static final Path VALUES = HelmChart.FOLDER.resolve("values.yaml");
  private static final Path RULES = Path.of("alerts/values.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theValuesOfTheRulesAreThoseOfTheCommand() throws Exception {
    String all = Files.readString(VALUES);
    String begin = "\nrules:\n";
    String own = all.substring(0, all.indexOf(begin) + begin.length());
    String rules = Files.readString(RULES);
    String made =
        own
            + "  # Generated from alerts/values.yaml: edit that.\n"
            + rules.substring(rules.indexOf("\n\n") + 2).replaceAll("(?m)^(?=.)", "  ");
    GeneratedText.assertFile(VALUES, made);
    assertThat(HelmChart.YAML.readTree(made).path("rules"))
        .isEqualTo(HelmChart.YAML.readTree(rules));
  }

  @Test
  void theSchemaKnowsTheValuesOfTheRules() throws Exception {
    Path file = HelmChart.FOLDER.resolve("values.schema.json");
    ObjectNode schema = (ObjectNode) JSON.readTree(file.toFile());
    JsonNode rules = HelmChart.YAML.readTree(RULES.toFile());
    RuleValuesSchema.define((ObjectNode) schema.get("definitions"));
    ((ObjectNode) schema.get("properties")).set("rules", new RuleValuesSchema(rules).make());
    GeneratedText.assertFile(file, text(schema));
  }

  @Test
  void everyValueIsInTheSchema() throws Exception {
    JsonNode schema = JSON.readTree(HelmChart.FOLDER.resolve("values.schema.json").toFile());
    JsonNode values = HelmChart.YAML.readTree(VALUES.toFile());
    assertThat(schema.at("/properties").fieldNames())
        .toIterable()
        .containsAll(() -> values.fieldNames());
    assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void theReadmeListsTheValues() throws Exception {
    Path readme = HelmChart.FOLDER.resolve("README.md");
    String table = ChartValues.table(Files.readString(VALUES));
    assertThat(table).contains("| `rbac.clusterScoped` | `true` | With namespaces: read");
    GeneratedText.assertSection(readme, "values", table);
  }

  @Test
  void theVersionsAreThatOfTheProgram() throws Exception {
    Matcher pom =
        Pattern.compile("<artifactId>flyte-exporter</artifactId>\n  <version>([^<]+)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(pom.find()).isTrue();
    JsonNode chart = HelmChart.YAML.readTree(HelmChart.FOLDER.resolve("Chart.yaml").toFile());
    assertThat(chart.path("version").asText()).isEqualTo(pom.group(1));
    assertThat(chart.path("appVersion").asText()).isEqualTo(pom.group(1));
  }

  private static String text(JsonNode schema) throws JsonProcessingException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(schema) + "\n";
  }
}
