package io.github.flyteexporter.kube.api;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.flyteexporter.reading.Failure.Reason;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Reads raw JSON or text from the API server. */
public final class ApiServer {
  private static final String JSON = "application/json";
  private static final long LARGEST_LOOK = 16 << 10;

  private final HttpClient http;
  private final String url;
  private final Consumer<RbacRule> asked;

  /**
   * An API server.
   *
   * @param asked called with the permission that each request needs
   */
  public ApiServer(ApiConnection connection, Consumer<RbacRule> asked) {
    String url = connection.url();
    this.http = connection.http();
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.asked = asked;
  }

  /**
   * The body of a good answer; to be closed.
   *
   * @param timeout how long to wait for the answer, and for each further piece of it
   * @param total how long all of it may take
   * @throws ApiFailure when there is no good answer
   */
  public InputStream get(
      RbacRule need, String path, Duration timeout, Duration total, AtomicLong bytes)
      throws ApiFailure, InterruptedIOException {
    return get(need, path, JSON, JSON, timeout, total, bytes);
  }

  /**
   * The body of a good answer that is plain text, as {@link #get} gives it. The API server refuses
   * requests that accept plain text only, although it answers so (kubernetes, issue 61450).
   *
   * @throws ApiFailure when there is no good answer
   */
  public InputStream text(RbacRule need, String path, Duration timeout, AtomicLong bytes)
      throws ApiFailure, InterruptedIOException {
    return get(need, path, "*/*", "text/plain", timeout, timeout.multipliedBy(2), bytes);
  }

  /**
   * The body of a good answer of a pod or Service behind the API server, of whatever type.
   *
   * @throws ApiFailure when there is no good answer
   */
  public InputStream proxied(RbacRule need, String path, Duration timeout, AtomicLong bytes)
      throws ApiFailure, InterruptedIOException {
    return get(need, path, "*/*", "", timeout, timeout.multipliedBy(2), bytes);
  }

  private InputStream get(
      RbacRule need,
      String path,
      String accepted,
      String expected,
      Duration timeout,
      Duration total,
      AtomicLong bytes)
      throws ApiFailure, InterruptedIOException {
    HttpRequest request = request(path).header("Accept", accepted).forStreaming().build();
    return sent(need, request, 200, expected, timeout, total, bytes);
  }

  /**
   * Creates an object and reads what became of it: a review that the server answers and does not
   * keep.
   *
   * @throws ApiFailure when there is no good answer
   */
  public InputStream create(
      RbacRule need, String path, String object, Duration timeout, AtomicLong bytes)
      throws ApiFailure, InterruptedIOException {
    HttpRequest request = request(path).header("Accept", JSON).post(JSON, object).build();
    return sent(need, request, 201, JSON, timeout, timeout.multipliedBy(2), bytes);
  }

  private HttpRequest.Builder request(String path) {
    return http.newHttpRequestBuilder().uri(url + path);
  }

  private InputStream sent(
      RbacRule need,
      HttpRequest request,
      int good,
      String expected,
      Duration timeout,
      Duration total,
      AtomicLong bytes)
      throws ApiFailure, InterruptedIOException {
    asked.accept(need);
    AsyncBodyInputStream body = new AsyncBodyInputStream(timeout, total, bytes);
    HttpResponse<AsyncBody> response = answer(need, http.consumeBytes(request, body), timeout);
    if (response.code() != good) {
      response.body().cancel();
      throw ApiFailures.ofStatus(need, response.code(), header(response, "Retry-After"));
    }
    String type = header(response, "Content-Type");
    if (!type.isEmpty() && !type.startsWith(expected)) {
      response.body().cancel();
      throw new ApiFailure(
          Reason.MALFORMED,
          need.verb() + " " + need.resource() + " answered with content type \"" + type + "\"",
          ApiFailure.Next.RELIST);
    }
    body.from(response.body());
    return body;
  }

  /**
   * The status that a path answers; its body is left unread beyond a few kilobytes. Needs no
   * permission of the ClusterRole: {@code system:public-info-viewer} grants {@code /livez}, {@code
   * /readyz} and {@code /version} to everybody.
   */
  CompletableFuture<Integer> status(String path) {
    HttpRequest request = request(path).header("Accept", "*/*").forStreaming().build();
    AtomicLong left = new AtomicLong(LARGEST_LOOK);
    return http.consumeBytes(
            request,
            (buffers, body) -> {
              buffers.forEach(buffer -> left.addAndGet(-buffer.remaining()));
              if (left.get() > 0) {
                body.consume();
              } else {
                body.cancel();
              }
            })
        .thenApply(
            answer -> {
              answer.body().consume();
              return answer.code();
            });
  }

  /** As {@link #status(String)}, of what needs a permission. */
  CompletableFuture<Integer> status(RbacRule need, String path) {
    asked.accept(need);
    return status(path);
  }

  private static HttpResponse<AsyncBody> answer(
      RbacRule need, CompletableFuture<HttpResponse<AsyncBody>> sent, Duration timeout)
      throws ApiFailure, InterruptedIOException {
    try {
      return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw ApiFailures.from(need, e.getCause(), false);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw ApiFailures.from(need, e, false);
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("closed").initCause(e);
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    String value = response.header(name);
    return value == null ? "" : value;
  }
}
