package io.github.flyteexporter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
              List.of("config", "auth", "reading"),
              "io.vertx.core..",
              "com.fasterxml.jackson..",
              "com.cronutils..",
              "org.slf4j.."),
          room("probe", List.of("config", "auth", "reading"), "io.vertx.core..", "org.slf4j.."),
          room(
              "database",
              List.of("config", "reading"),
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
    Assertions.assertThat(Files.readString(info)).startsWith("/**");
  }

  /** What lives in a package, why, and what must not. */
  @ParameterizedTest
  @ValueSource(strings = {"parse", "reading", "signal", "export"})
  void aPackageSaysWhatMustNotBeInIt(String room) throws Exception {
    Path root = Path.of("src/main/java/io/github/flyteexporter", room);
    try (Stream<Path> folders = Files.walk(root).filter(Files::isDirectory)) {
      for (Path folder : folders.filter(one -> !one.endsWith("signal/kube")).toList()) {
        Assertions.assertThat(folder.resolve("package-info.java"))
            .content()
            .startsWith("/**")
            .contains("Not here:");
      }
    }
  }

  @Test
  void noRoomLooksIntoThoseThatPutThemTogether() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOMS.keySet().stream().map(r -> ROOT + "." + r + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT, ROOT + ".cli..", ROOT + ".runtime..", ROOT + ".replay..", ROOT + ".evaluation..")
        .check(PROGRAM);
  }

  @Test
  void subRoomsHaveNoCycle() {
    SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(PROGRAM);
  }

  @Test
  void signalAndVerdictKnowNoClockAndNoFile() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".signal..", ROOT + ".verdict..", ROOT + ".parse..")
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
