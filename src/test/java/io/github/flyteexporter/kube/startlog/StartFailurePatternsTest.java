package io.github.flyteexporter.kube.startlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.startlog.StartFailurePatterns.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartFailurePatternsTest {
  private static Stream<List<String>> lines() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/kube/start-failures.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\\|", 2)));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void eachLineNamesItsReason(List<String> line) {
    assertThat(StartFailurePatterns.reason(line.get(1)).map(StartFailure::label))
        .contains(line.get(0));
  }

  @Test
  void eachPatternHasThreeVariants() throws IOException {
    List<String> texts = lines().map(line -> line.get(1)).toList();
    assertThat(StartFailurePatterns.TABLE)
        .allSatisfy(
            entry -> assertThat(texts.stream().filter(text -> decides(entry, text))).hasSize(3));
  }

  private static boolean decides(Entry entry, String text) {
    return StartFailurePatterns.TABLE.stream()
        .filter(each -> each.matches(text))
        .findFirst()
        .equals(Optional.of(entry));
  }

  @Test
  void eachReasonHasAPatternButTheOneForTheRest() {
    Set<StartFailure> named =
        StartFailurePatterns.TABLE.stream().map(Entry::reason).collect(Collectors.toSet());
    assertThat(named).isEqualTo(EnumSet.complementOf(EnumSet.of(StartFailure.OTHER)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Failed to start Propeller, err: Get \"https://10.96.0.1:443/api\": dial tcp 10.96.0.1:443:"
            + " connect: connection refused",
        "Failed to create controller manager. tls: failed to verify certificate: x509: unknown",
        "SLOW SQL >= 200ms",
        "Running Database Migrations...",
        "ERROR: something (SQLSTATE XX000)",
        "bind: address already in use"
      })
  void whatIsNotTheDatabasesNamesNothing(String line) {
    assertThat(StartFailurePatterns.reason(line)).isEmpty();
  }
}
