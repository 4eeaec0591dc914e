package io.github.flyteexporter.record.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is left of objects after rounds with lists, changes and deletions. */
class ObjectChangesTest {
  private static String line(String type, String uid, int phase) {
    return "{\"type\":\""
        + type
        + "\",\"uid\":\""
        + uid
        + "\",\"object\":{\"phase\":"
        + phase
        + "}}";
  }

  private static byte[] lines(String... all) throws IOException {
    try (ObjectChanges.Lines lines = new ObjectChanges.Lines()) {
      for (String one : all) {
        lines.add(one + "\n");
      }
      return lines.end();
    }
  }

  private static List<String> after(byte[] before, byte[]... rounds) throws IOException {
    List<String> left = new ArrayList<>();
    ObjectChanges.each(ObjectChanges.after(before, List.of(rounds)), left::add);
    return left;
  }

  @Test
  void changesReplaceAndDeletionsRemove() throws Exception {
    byte[] before = lines(line("LISTED", "a", 1), line("LISTED", "b", 1), line("LISTED", "c", 1));
    assertThat(after(before, lines(line("MODIFIED", "b", 2)), lines(line("DELETED", "c", 0))))
        .containsExactly(line("LISTED", "a", 1), line("LISTED", "b", 2));
    assertThat(after(before, lines(line("DELETED", "a", 0), line("MODIFIED", "a", 3))))
        .contains(line("LISTED", "a", 3))
        .hasSize(3);
  }

  @Test
  void aWholeListLeavesOnlyWhatItHolds() throws Exception {
    byte[] before = lines(line("LISTED", "a", 1), line("LISTED", "b", 1));
    byte[] begun = lines(line("MODIFIED", "c", 1), line("LISTED", "b", 2));
    byte[] ended =
        lines(line("LISTED", "d", 1), "{\"type\":\"LIST_END\"}", line("MODIFIED", "e", 1));
    assertThat(after(before, begun, ended))
        .containsExactly(line("LISTED", "b", 2), line("LISTED", "d", 1), line("LISTED", "e", 1));
  }

  @Test
  void aListThatWasCutOffRemovesNothing() throws Exception {
    byte[] before = lines(line("LISTED", "a", 1), line("LISTED", "b", 1));
    assertThat(after(before, lines(line("LISTED", "b", 2), "{\"type\":\"LIST_PART\"}")))
        .containsExactly(line("LISTED", "a", 1), line("LISTED", "b", 2));
  }

  @Test
  void theListIsThatOfTheApiServer() throws Exception {
    byte[] list = ObjectChanges.list(lines(line("LISTED", "a", 1), line("LISTED", "b", 2)));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(list))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"metadata\":{\"resourceVersion\":\"\"},\"items\":[{\"phase\":1},{\"phase\":2}]}");
    }
  }
}
