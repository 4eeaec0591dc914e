package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide to the chart: Helm takes every block of values, and what it names exists. */
class InstallGuideTest {
  private static final Path GUIDE = Path.of("src/docs/install-helm.md");
  private static final Pattern VALUES = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
  private static final Pattern SET = Pattern.compile("--set ([\\w.]+)=");

  @TempDir private Path folder;

  @Test
  void helmTakesItsValues() throws Exception {
    List<String> blocks = found(VALUES);
    assertThat(blocks).hasSizeGreaterThan(7);
    for (String block : blocks) {
      Path values = Files.writeString(folder.resolve("values.yaml"), block);
      assertThat(HelmChart.documents(values)).as(block).isNotEmpty();
    }
  }

  @Test
  void whatItSetsAndLinksToExists() throws Exception {
    assertThat(found(LINK))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(GUIDE.resolveSibling(link)).exists());
    JsonNode defaults = HelmChart.YAML.readTree(HelmChart.FOLDER.resolve("values.yaml").toFile());
    assertThat(found(SET))
        .isNotEmpty()
        .allSatisfy(
            key -> assertThat(defaults.at("/" + key.replace('.', '/')).isValueNode()).isTrue());
  }

  private static List<String> found(Pattern pattern) throws Exception {
    return pattern.matcher(Files.readString(GUIDE)).results().map(one -> one.group(1)).toList();
  }
}
