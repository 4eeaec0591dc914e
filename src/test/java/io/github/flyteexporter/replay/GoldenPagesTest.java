package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The last page of three recordings, as text: the families that are read from profiling ports.
 * After a deliberate change: {@code mvn -B test -Dtest=GoldenPagesTest -Drewrite=true}.
 */
class GoldenPagesTest {
  private static final Set<String> FAMILIES =
      Catalogue.ALL.stream()
          .filter(signal -> !signal.wanted().isEmpty())
          .map(Signal::name)
          .collect(Collectors.toSet());

  @ParameterizedTest
  @ValueSource(strings = {"healthy", "core-healthy", "restart"})
  void thePageIsAsItWas(String recording) throws Exception {
    List<Played> all = Played.play(Played.COPIES.resolve(recording));
    String page = ofSources(all.get(all.size() - 1).text());
    Path golden = Path.of("src/test/resources/golden", recording + ".prom");
    if (Boolean.getBoolean("rewrite")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, page);
    }
    assertThat(page).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }

  private static String ofSources(String page) {
    StringBuilder kept = new StringBuilder();
    boolean keep = false;
    for (String line : page.lines().toList()) {
      if (line.startsWith("# HELP ")) {
        keep = FAMILIES.contains(line.split(" ", 4)[2]);
      }
      if (keep) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }
}
