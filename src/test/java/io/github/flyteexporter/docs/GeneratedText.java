package io.github.flyteexporter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text in the repository that is made from code. A test compares the two; with {@code
 * -Drewrite=true} it writes the text anew first.
 */
public final class GeneratedText {
  private GeneratedText() {}

  /**
   * Checks a section of a Markdown file, which stands between {@code <!-- name -->} and {@code <!--
   * end of name -->}.
   *
   * @throws IOException when the file cannot be read or written
   */
  public static void assertSection(Path file, String name, String expected) throws IOException {
    String text = Files.readString(file);
    String first = "<!-- %s -->\n".formatted(name);
    String last = "<!-- end of %s -->".formatted(name);
    int begin = text.indexOf(first) + first.length();
    int end = text.indexOf(last);
    assertThat(text).as("%s has the markers of section %s", file, name).contains(first, last);
    if (isRewritten()) {
      Files.writeString(file, text.substring(0, begin) + expected + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end)).as(remedy(file)).isEqualTo(expected);
  }

  /**
   * Checks a whole file.
   *
   * @throws IOException when the file cannot be read or written
   */
  public static void assertFile(Path file, String expected) throws IOException {
    if (isRewritten()) {
      Files.writeString(file, expected);
      return;
    }
    assertThat(Files.readString(file)).as(remedy(file)).isEqualTo(expected);
  }

  /** Whether generated text is to be written anew. */
  public static boolean isRewritten() {
    return Boolean.getBoolean("rewrite");
  }

  private static String remedy(Path file) {
    return "%s is generated; after a deliberate change run this test with -Drewrite=true"
        .formatted(file);
  }
}
