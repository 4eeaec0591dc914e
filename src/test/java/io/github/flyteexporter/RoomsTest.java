package io.github.flyteexporter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms, what each may use from outside, and the one direction in which data flows. */
class RoomsTest {
  private static final String ROOT = "io.github.flyteexporter";

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** Each room: the rooms it may look into, and the libraries it may use. */
  private static final Map<String, Room> ROOMS =
      Map.ofEntries(
          room("config", List.of(), "com.fasterxml.jackson.."),
          room("reading", List.of(), "io.vertx.core"),
          room("parse", List.of("reading")),
          room("schedule", List.of()),
          room(
              "auth",
              List.of("config", "reading"),
              "com.nimbusds..",
              "io.vertx.core..",
              "org.slf4j.."),
          room(
              "scrape",
              List.of("config", "auth", "parse", "reading"),
              "io.vertx.core..",
              "com.fasterxml.jackson.core..",
              "org.slf4j.."),
          room(
              "admin",
              List.of("config", "auth", "reading", "schedule"),
              "io.vertx.core..",
              "com.fasterxml.jackson..",
              "org.slf4j.."),
          room(
              "probe",
              List.of("config", "auth", "reading"),
              "io.vertx.core..",
              "org.postgresql..",
              "org.slf4j.."),
          room(
              "kube",
              List.of("config", "reading"),
              "io.fabric8..",
              "io.vertx.core",
              "com.fasterxml.jackson.core..",
              "org.slf4j.."),
          room("signal", List.of("reading")),
          room("verdict", List.of("signal", "reading")),
          room("export", List.of("verdict", "signal", "reading"), "io.prometheus.client.."),
          room("rules", List.of("config")),
          room(
              "web",
              List.of("export", "verdict", "signal", "reading", "config"),
              "io.vertx.core..",
              "io.vertx.ext.web..",
              "at.favre.lib.crypto.bcrypt..",
              "org.slf4j.."));

  private record Room(List<String> rooms, List<String> libraries) {}

  private static Map.Entry<String, Room> room(
      String name, List<String> rooms, String... libraries) {
    return Map.entry(name, new Room(rooms, List.of(libraries)));
  }

  static List<String> rooms() {
    return ROOMS.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatItMay(String name) {
    List<String> may =
        new ArrayList<>(List.of("java..", "javax.net.ssl..", ROOT + "." + name + ".."));
    ROOMS.get(name).rooms().forEach(other -> may.add(ROOT + "." + other + ".."));
    may.addAll(ROOMS.get(name).libraries());
    classes()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(may.toArray(String[]::new))
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomSaysWhatItHolds(String name) throws Exception {
    Path info = Path.of("src/main/java/io/github/flyteexporter", name, "package-info.java");
    Assertions.assertThat(Files.readAllLines(info))
        .hasSizeBetween(2, 3)
        .first()
        .asString()
        .startsWith("/** ");
  }

  @Test
  void noRoomLooksIntoTheRoot() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(PROGRAM);
  }

  @Test
  void signalAndVerdictKnowNoClockAndNoFile() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".signal..", ROOT + ".verdict..", ROOT + ".parse..", ROOT + ".schedule..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(PROGRAM);
  }
}
