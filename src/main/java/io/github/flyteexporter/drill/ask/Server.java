package io.github.flyteexporter.drill.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.ClientResponse;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.http.HttpUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One server with an HTTP API. Its methods block.
 *
 * @param kind what it is, for messages: {@code Alertmanager}
 * @param url its URL, with the path below which it serves its API
 */
public record Server(String kind, HttpUrl url, BoundedClient client, Credentials credentials) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lists of all rules or alerts of a large installation. */
  private static final long LARGEST = 32L << 20;

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The name of a server for people. */
  public String name() {
    return kind + " at " + url;
  }

  /**
   * A response as JSON.
   *
   * @param path below the URL, with a query
   * @throws AskException when there is none
   */
  JsonNode json(String path) throws AskException {
    try {
      return JSON.readTree(get(path).text());
    } catch (JsonProcessingException e) {
      throw wrong(path, "the response is not JSON; is this " + kind + "?");
    }
  }

  /**
   * A response as text.
   *
   * @throws AskException when there is none
   */
  String text(String path) throws AskException {
    return get(path).text();
  }

  private ClientResponse get(String path) throws AskException {
    ClientResponse response;
    try {
      String[] parts = path.split("\\?", 2);
      HttpUrl below = url.below(parts[0]);
      HttpUrl whole = parts.length == 1 ? below : below.at(below.path() + "?" + parts[1]);
      ClientRequest request = ClientRequest.get(whole).timeout(TIMEOUT).largest(LARGEST);
      credentials.header().ifPresent(value -> request.header("authorization", value));
      response =
          client
              .send(request)
              .toCompletionStage()
              .toCompletableFuture()
              .get(2 * TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      boolean tls = e.getCause() instanceof HttpException how && how.kind() == FailureKind.TLS;
      String advice = tls ? "; --ca FILE names the CA that signed its certificate" : "";
      throw wrong(path, e.getCause().getMessage() + advice);
    } catch (HttpException | IllegalArgumentException | TimeoutException e) {
      throw wrong(path, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw wrong(path, "interrupted");
    }
    if (!response.isSuccess()) {
      throw wrong(path, "HTTP " + response.status() + advice(response));
    }
    return response;
  }

  private String advice(ClientResponse response) {
    return switch (response.status()) {
      case 401, 403 -> "; it needs --username with --password-file, or --bearer-token-file";
      case 404 -> "; is this the URL of " + kind + ", with its --web.route-prefix?";
      default ->
          response.isRedirect()
              ? "; redirects, such as to a login, are not followed: use the URL of the server"
                  + " itself"
              : "";
    };
  }

  private AskException wrong(String path, String how) {
    return new AskException(name() + ", " + path.split("\\?", 2)[0] + ": " + how);
  }

  /** A text as it stands in a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
