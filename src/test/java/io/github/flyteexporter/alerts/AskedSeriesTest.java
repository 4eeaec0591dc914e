package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alerts ask only for series that there are: ours, or those that a real Flyte was seen to show. */
final class AskedSeriesTest {
  private static final Pattern FLYTES =
      Pattern.compile("\\b(flyte:[a-zA-Z0-9_:]+|k8s_client_[a-z_]+|grpc_server_[a-z_]+)");
  private static final Path RECORDED = Path.of("src/test/resources/recordings");

  static List<ShippedAlert> ours() throws IOException {
    return ShippedAlert.of(ShippedAlert.FLYTE).stream().filter(one -> !one.isWatchdog()).toList();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void itIsInTheCatalogue(ShippedAlert alert) {
    Set<String> known = Catalogue.ALL.stream().map(Signal::name).collect(Collectors.toSet());
    Set<String> asked =
        ShippedAlert.asked(alert.expression() + alert.rule().path("annotations")).stream()
            .map(name -> known.contains(name) ? name : name.replaceAll("_(sum|count|bucket)$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void aRealFlyteShowsWhatTheRawOnesAskFor() throws Exception {
    Set<String> recorded = recorded();
    for (ShippedAlert alert : ShippedAlert.of(ShippedAlert.RAW)) {
      assertThat(flytes(alert.expression())).isNotEmpty().isSubsetOf(recorded);
      assertThat(alert.expression()).doesNotContain("flyte_");
    }
  }

  private static Set<String> flytes(String text) {
    return FLYTES.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
  }

  private static Set<String> recorded() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(RECORDED)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".metrics.gz")).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(page))) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        }
      }
    }
    return names;
  }
}
