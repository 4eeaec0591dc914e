package io.github.flyteexporter.flyte2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The API's answers as trees: of bounded size, and what is not of the expected kind is empty. */
final class ApiJson {
  /** A page of 200 rows has some 15,000. */
  private static final int MOST_TOKENS = 200_000;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxTokenCount(MOST_TOKENS)
                      .maxNestingDepth(64)
                      .build())
              .build());

  private ApiJson() {}

  /**
   * Reads an answer.
   *
   * @throws HttpException when it is not one whole JSON object, or has too many tokens
   */
  static JsonNode read(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (StreamConstraintsException e) {
      throw new HttpException(FailureKind.TOO_LARGE, "the answer is too large to be read");
    } catch (IOException e) {
      // its own message may quote the answer
    }
    throw new HttpException(FailureKind.MALFORMED, "the answer is no whole JSON object");
  }

  /** The text under a path, empty for anything else. */
  static String text(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return at.isTextual() ? at.textValue() : "";
  }

  static JsonNode at(JsonNode node, String... path) {
    JsonNode at = node;
    for (String field : path) {
      at = at.path(field);
    }
    return at;
  }

  /** The moment under a path, empty for anything else. */
  static Optional<Instant> moment(JsonNode node, String... path) {
    try {
      return Optional.of(Instant.parse(text(node, path)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The elements of a list, none when it is none. */
  static Iterable<JsonNode> elements(JsonNode list) {
    return list.isArray() ? list : List.of();
  }
}
