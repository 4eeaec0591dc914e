package io.github.flyteexporter.kube.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Objects that are asked for once, as trees of JSON; blocks. */
final class ApiObjects {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;
  private static final int PAGE = 500;

  /** More pages than any cluster has; a token may lead back to the same page. */
  private static final int MAX_PAGES = 400;

  private final ApiServer server;
  private final ObjectMapper json = new ObjectMapper();

  ApiObjects(ApiServer server) {
    this.server = server;
  }

  /**
   * What is taken of the objects of a list, page by page, so that no more than a page is held.
   *
   * @param query further parameters, each followed by {@code &}
   * @throws ApiFailure when there is no good answer
   */
  <T> List<T> list(RbacRule need, String path, String query, Function<JsonNode, List<T>> taken)
      throws IOException {
    List<T> all = new ArrayList<>();
    String next = "";
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      String token = next.isEmpty() ? "" : "&continue=" + encoded(next);
      JsonNode page = get(need, path + "?" + query + "limit=" + PAGE + token);
      page.path("items").forEach(item -> all.addAll(taken.apply(item)));
      next = page.path("metadata").path("continue").asText();
      if (next.isEmpty()) {
        break;
      }
    }
    return all;
  }

  /**
   * One object, empty when there is none.
   *
   * @throws ApiFailure when there is no good answer
   */
  Optional<JsonNode> find(RbacRule need, String path, String name) throws IOException {
    try {
      return Optional.of(get(need, path + "/" + encoded(name)));
    } catch (ApiFailure e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * What the server answers to a review.
   *
   * @throws ApiFailure when there is no good answer
   */
  JsonNode review(RbacRule need, String path, JsonNode object) throws IOException {
    try (InputStream body =
        server.create(need, path, object.toString(), TIMEOUT, new AtomicLong())) {
      return json.readTree(body);
    }
  }

  private JsonNode get(RbacRule need, String path) throws IOException {
    try (InputStream body =
        server.get(need, path, TIMEOUT, TIMEOUT.multipliedBy(2), new AtomicLong())) {
      return json.readTree(body);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
