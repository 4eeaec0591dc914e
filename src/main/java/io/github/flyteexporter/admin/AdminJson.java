package io.github.flyteexporter.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * flyteadmin's answers as trees that hold only the fields that are read; inputs, the most of an
 * answer, are skipped. What is not of the expected kind reads as empty.
 *
 * <p>Names of fields are compared without underscores and capitals, so that both casings of the
 * gateway read alike (flyte v1.16.8, flyteadmin/pkg/server/service.go:233-243).
 */
final class AdminJson {
  /**
   * The most tokens of an answer: 6 MiB of empty objects would become a tree of 160 MB. A real page
   * has more only where executions have thousands of small inputs; it is asked for smaller then.
   */
  static final int MOST_TOKENS = 400_000;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
              .build());

  private static final TokenFilter FIELDS = new Fields();

  private AdminJson() {}

  /**
   * Reads an answer.
   *
   * @throws HttpException when it is not one whole JSON object, or has too many tokens
   */
  static JsonNode read(byte[] body) {
    try (JsonParser parser =
        new FilteringParserDelegate(
            JSON.createParser(body), FIELDS, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
      JsonNode tree = JSON.readTree(parser);
      if (tree != null && tree.isObject() && parser.nextToken() == null) {
        return tree;
      }
    } catch (StreamConstraintsException e) {
      throw new HttpException(FailureKind.TOO_LARGE, "the answer is too large to be read");
    } catch (IOException e) {
      // its own message may quote the answer
    }
    throw new HttpException(FailureKind.MALFORMED, "the answer is no whole JSON object");
  }

  /** The value under a path of names in small letters, a missing node when there is none. */
  static JsonNode at(JsonNode node, String... path) {
    JsonNode at = node;
    for (String name : path) {
      at = field(at, name);
    }
    return at;
  }

  private static JsonNode field(JsonNode object, String name) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (plain(field.getKey()).equals(name)) {
        return field.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** The text under a path, empty for anything else. */
  static String text(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return at.isTextual() ? at.textValue() : "";
  }

  /** The whole number under a path, 0 for anything else. */
  static long number(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return at.isIntegralNumber() && at.canConvertToLong() ? Math.max(0, at.longValue()) : 0;
  }

  /** The moment under a path, up to 9 digits of a second; empty for anything else. */
  static Optional<Instant> moment(JsonNode node, String... path) {
    try {
      return Optional.of(Instant.parse(text(node, path)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Lets pass what is read, at whatever depth. */
  private static final class Fields extends TokenFilter {
    private static final Set<String> NAMES =
        Set.of(
            "closure",
            "code",
            "controlplaneversion",
            "createdat",
            "cronexpression",
            "cronschedule",
            "domain",
            "domains",
            "entitymetadata",
            "error",
            "executioncluster",
            "executions",
            "id",
            "launchplan",
            "launchplans",
            "message",
            "metadata",
            "name",
            "namespace",
            "phase",
            "project",
            "projects",
            "rate",
            "schedule",
            "scheduledat",
            "spec",
            "state",
            "systemmetadata",
            "token",
            "unit",
            "updatedat",
            "value",
            "version");

    @Override
    public TokenFilter includeProperty(String name) {
      return NAMES.contains(plain(name)) ? this : null;
    }

    @Override
    public boolean includeEmptyObject(boolean contentsFiltered) {
      return true;
    }

    @Override
    public boolean includeEmptyArray(boolean contentsFiltered) {
      return true;
    }
  }
}
