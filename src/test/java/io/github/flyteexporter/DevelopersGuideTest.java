package io.github.flyteexporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.Rooms.Room;
import io.github.flyteexporter.docs.GeneratedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The developer's guide: its map is the fence's declaration, and the files that it names exist. */
class DevelopersGuideTest {
  private static final Path GUIDE = Path.of("src/docs/develop.md");
  private static final Pattern FILE = Pattern.compile("`((?:src|alerts|k8s|grafana)/[\\w./-]+)`");

  @Test
  void theMapIsTheFence() throws Exception {
    GeneratedText.assertSection(GUIDE, "rooms", roomTable() + "\n" + packageTable());
  }

  @Test
  void filesInItExist() throws Exception {
    List<String> named =
        FILE.matcher(Files.readString(GUIDE)).results().map((MatchResult m) -> m.group(1)).toList();
    assertThat(named).hasSizeGreaterThan(10).allSatisfy(file -> assertThat(Path.of(file)).exists());
  }

  private static String roomTable() {
    return "| Room | Uses | Libraries |\n|---|---|---|\n"
        + Rooms.ALL.stream()
            .map(
                room ->
                    "| `%s` | %s | %s |\n"
                        .formatted(room.name(), listed(room.rooms()), listed(room.libraries())))
            .collect(Collectors.joining())
        + "| %s | all of the above | any |\n".formatted(listed(Rooms.ASSEMBLY));
  }

  private static String packageTable() {
    return "| Package | What lives there |\n|---|---|\n"
        + Stream.concat(Rooms.ALL.stream().map(Room::name), Rooms.ASSEMBLY.stream())
            .flatMap(room -> Rooms.packagesOf(room).stream())
            .map(
                folder ->
                    "| `%s` | %s |\n"
                        .formatted(
                            Rooms.nameOf(folder), Rooms.purposeOf(folder).replace("|", "\\|")))
            .collect(Collectors.joining());
  }

  private static String listed(List<String> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
