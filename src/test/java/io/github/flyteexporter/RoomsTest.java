package io.github.flyteexporter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.flyteexporter.Rooms.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.flyteexporter.Rooms.Room;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms, what each may use from outside, and the one direction in which data flows. */
class RoomsTest {
  private static final int MOST_CLASSES = 30;
  private static final int MEDIAN_CLASSES = 12;

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static List<Room> rooms() {
    return Rooms.ALL;
  }

  static List<Path> packages() {
    return Stream.concat(Rooms.ALL.stream().map(Room::name), Rooms.ASSEMBLY.stream())
        .flatMap(room -> Rooms.packagesOf(room).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatItMay(Room room) {
    List<String> may =
        new ArrayList<>(List.of("java..", "javax.net.ssl..", ROOT + "." + room.name() + ".."));
    room.rooms().forEach(other -> may.add(ROOT + "." + other + ".."));
    may.addAll(room.libraries());
    classes()
        .that()
        .resideInAPackage(ROOT + "." + room.name() + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(may.toArray(String[]::new))
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageSaysWhatItHolds(Path folder) {
    assertThat(Rooms.purposeOf(folder)).as("%s/package-info.java", folder).isNotEmpty();
  }

  @Test
  void packagesAreSmall() {
    List<Long> sizes = packages().stream().map(Rooms::classesIn).sorted().toList();
    assertThat(sizes.get(sizes.size() - 1)).isLessThanOrEqualTo(MOST_CLASSES);
    assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(MEDIAN_CLASSES);
  }

  @Test
  void noRoomLooksIntoThoseThatPutThemTogether() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Rooms.ALL.stream().map(room -> ROOT + "." + room.name() + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Rooms.ASSEMBLY.stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new))
        .check(PROGRAM);
  }

  @Test
  void packagesHaveNoCycle() {
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
