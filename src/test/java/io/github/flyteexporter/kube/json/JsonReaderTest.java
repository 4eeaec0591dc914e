package io.github.flyteexporter.kube.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.flyteexporter.kube.json.JsonException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reader sees what Jackson sees, wherever the pieces of a text end. */
class JsonReaderTest {
  private static final ObjectMapper JACKSON = new JsonMapper();

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static JsonReader reader(String text) {
    return new JsonReader(bytes(text));
  }

  private static JsonReader inPieces(String text, IntUnaryOperator most) {
    return new JsonReader(JsonTree.pieces(bytes(text), most));
  }

  /** What goes on in a reader. */
  private interface Step {
    void take() throws IOException;
  }

  /** The kind of the error that ends it; fails when there is none. */
  private static Kind kind(Step step) throws IOException {
    try {
      step.take();
    } catch (JsonException e) {
      return e.kind();
    }
    throw new AssertionError("no error");
  }

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRandomTextIsReadAsJacksonReadsIt(int seed) throws IOException {
    String text = new RandomJson(seed).object();
    Object wanted = JsonTree.of(JACKSON.readTree(text));
    Random pieces = new Random(seed);
    assertThat(JsonTree.read(reader(text))).isEqualTo(wanted);
    assertThat(JsonTree.read(inPieces(text, most -> 1))).isEqualTo(wanted);
    assertThat(JsonTree.read(inPieces(text, most -> 1 + pieces.nextInt(12)))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsPassedByEndsWhereItEnds(int seed) throws IOException {
    String text = new RandomJson(seed).object();
    for (int most : new int[] {1, 3, 8, 9, 1 << 20}) {
      JsonReader at = inPieces("[" + text + " ,\"end\"]", length -> Math.min(length, most));
      List<String> seen = new ArrayList<>();
      at.elements(
          () -> {
            if (seen.isEmpty()) {
              at.skip();
              assertThat(at.end()).isEqualTo(1 + text.getBytes(UTF_8).length);
              seen.add("passed by");
            } else {
              seen.add(at.text());
            }
          });
      assertThat(seen).containsExactly("passed by", "end");
    }
  }

  /** At every fourth byte of each text: together they are cut off in every part of the grammar. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aTextThatIsCutOffAnywhereIsAnError(int seed) throws IOException {
    byte[] text = new RandomJson(seed).object().getBytes(UTF_8);
    for (int length = seed % 4; length < text.length; length += 4) {
      JsonReader read = new JsonReader(new ByteArrayInputStream(text, 0, length));
      JsonReader passed = new JsonReader(new ByteArrayInputStream(text, 0, length));
      assertThat(kind(() -> JsonTree.read(read))).isEqualTo(Kind.CUT_OFF);
      assertThat(kind(passed::skip)).isEqualTo(Kind.CUT_OFF);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pods.jsonl", "events.jsonl", "leases.jsonl", "webhooks.jsonl"})
  void recordedObjectsAreReadAsJacksonReadsThem(String file) throws IOException {
    for (String line : Files.readAllLines(Path.of("src/test/resources/kube", file))) {
      Object wanted = JsonTree.of(JACKSON.readTree(line));
      assertThat(JsonTree.read(reader(line))).isEqualTo(wanted);
      assertThat(JsonTree.read(inPieces(line, most -> 7))).isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a:1}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1]",
        "[1,]",
        "[1 2]",
        "[1}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\n\"}",
        "\u0001{}",
        "<html>"
      })
  void whatIsNoJsonIsAnError(String text) {
    assertThatThrownBy(() -> JsonTree.read(reader(text)))
        .isInstanceOfSatisfying(
            JsonException.class, error -> assertThat(error.kind()).isEqualTo(Kind.MALFORMED))
        .hasMessageMatching("(?s).*(at byte \\d+|an unknown escape.*|an escape .*)");
  }

  @Test
  void depthIsPassedByWithoutABound() throws IOException {
    int depth = 3_000_000;
    JsonReader at = reader("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"b\":\"c\"}");
    List<String> seen = new ArrayList<>();
    at.fields(field -> seen.add(field.equals("b") ? at.text() : field));
    assertThat(seen).containsExactly("a", "c");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_520, 65_535, 65_536, 65_544, 200_000, 16_000_000})
  void aTextMayBeLongerThanAPiece(int length) throws IOException {
    String text = "x".repeat(length);
    JsonReader at = reader("[\"" + text + "\",\"" + text + "\\n\"]");
    List<String> seen = new ArrayList<>();
    at.elements(() -> seen.add(at.text()));
    assertThat(seen).containsExactly(text, text + "\n");
  }

  @Test
  void aTextWithoutEndIsNotHeldWhole() {
    JsonReader at = reader("\"" + "x".repeat(40 << 20));
    assertThatThrownBy(at::text)
        .isInstanceOfSatisfying(
            JsonException.class, error -> assertThat(error.kind()).isEqualTo(Kind.TOO_LARGE));
  }

  @Test
  void aValueMayBeBounded() throws IOException {
    JsonReader at = reader("{\"a\":1}\n{\"b\":\"" + "x".repeat(300_000) + "\"}");
    assertThat(at.next(100_000)).isTrue();
    at.skip();
    assertThat(at.next(100_000)).isTrue();
    assertThatThrownBy(at::skip)
        .isInstanceOfSatisfying(
            JsonException.class, error -> assertThat(error.kind()).isEqualTo(Kind.TOO_LARGE));
  }

  @Test
  void valuesFollowEachOther() throws IOException {
    JsonReader at = reader(" {\"metadata\":{\"resourceVersion\":\"7\"}}\n\n{} \n");
    assertThat(at.next(100)).isTrue();
    at.fields(field -> at.fields(inner -> at.skip()));
    assertThat(at.resourceVersion()).isEqualTo("7");
    assertThat(at.next(100)).isTrue();
    assertThat(JsonTree.read(at)).hasToString("{}");
    assertThat(at.resourceVersion()).isEmpty();
    assertThat(at.next(100)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "-7, -7",
    "2147483648, 2147483647",
    "-2147483649, -2147483648",
    "99999999999999999999999, 2147483647",
    "1.5, 0",
    "1e3, 0",
    "true, 0",
    "'\"7\"', 0",
    "'[7]', 0",
    "'{}', 0"
  })
  void aWholeNumberIsCutToItsRange(String text, int number) throws IOException {
    assertThat(reader(text + " ").number()).isEqualTo(number);
  }

  @Test
  void whatAVisitorLeavesIsPassedBy() throws IOException {
    List<String> seen = new ArrayList<>();
    reader("{\"a\":{\"b\":[1]},\"c\":\"d\",\"e\": 7}").fields(seen::add);
    assertThat(seen).containsExactly("a", "c", "e");
  }

  @ParameterizedTest
  @CsvSource({"abc, 3, abc", "abc, 2, ''", "a\\/b, 3, a/b", "7, 0, ''"})
  void aTextIsCopiedIfItFits(String text, int room, String copied) throws IOException {
    byte[] into = new byte[room];
    int length = reader("\"" + text + "\"").text(into);
    assertThat(new String(into, 0, length, UTF_8)).isEqualTo(copied);
  }
}
