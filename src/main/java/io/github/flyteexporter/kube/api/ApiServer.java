package io.github.flyteexporter.kube.api;

import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.reading.Failure.Reason;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Reads raw JSON or text from the API server. */
public final class ApiServer {
  private static final String JSON = "application/json";
  private static final long LARGEST_LOOK = 16 << 10;

  private final ApiConnection connection;
  private final Consumer<RbacRule> asked;

  /**
   * An API server.
   *
   * @param asked called with the permission that each request needs
   */
  public ApiServer(ApiConnection connection, Consumer<RbacRule> asked) {
    this.connection = connection;
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
    return sent(
        need,
        path,
        request -> request.header("Accept", accepted),
        200,
        expected,
        timeout,
        total,
        bytes);
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
    return sent(
        need,
        path,
        request ->
            request
                .header("Accept", JSON)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(object)),
        201,
        JSON,
        timeout,
        timeout.multipliedBy(2),
        bytes);
  }

  private InputStream sent(
      RbacRule need,
      String path,
      UnaryOperator<HttpRequest.Builder> as,
      int good,
      String expected,
      Duration timeout,
      Duration total,
      AtomicLong bytes)
      throws ApiFailure, InterruptedIOException {
    asked.accept(need);
    CompletableFuture<HttpResponse<AnswerBody>> sent =
        connection.send(path, as, head -> new AnswerBody(timeout, total, bytes));
    HttpResponse<AnswerBody> response = answer(need, sent, timeout);
    if (response.statusCode() != good) {
      response.body().close();
      throw ApiFailures.ofStatus(need, response.statusCode(), header(response, "Retry-After"));
    }
    String type = header(response, "Content-Type");
    if (!type.isEmpty() && !type.startsWith(expected)) {
      response.body().close();
      throw new ApiFailure(
          Reason.MALFORMED,
          need.verb() + " " + need.resource() + " answered with content type \"" + type + "\"",
          ApiFailure.Next.RELIST);
    }
    return response.body();
  }

  /**
   * The status that a path answers; its body is left unread beyond a few kilobytes. Needs no
   * permission of the ClusterRole: {@code system:public-info-viewer} grants {@code /livez}, {@code
   * /readyz} and {@code /version} to everybody.
   */
  CompletableFuture<Integer> status(String path) {
    CompletableFuture<HttpResponse<Void>> sent =
        connection.send(
            path, request -> request.header("Accept", "*/*"), head -> new UnreadBody(LARGEST_LOOK));
    CompletableFuture<Integer> status = sent.thenApply(HttpResponse::statusCode);
    CompletableFuture<Integer> unused =
        status.whenComplete(
            (code, error) -> {
              if (error instanceof CancellationException) {
                sent.cancel(true);
              }
            });
    return status;
  }

  /** As {@link #status(String)}, of what needs a permission. */
  CompletableFuture<Integer> status(RbacRule need, String path) {
    asked.accept(need);
    return status(path);
  }

  private static HttpResponse<AnswerBody> answer(
      RbacRule need, CompletableFuture<HttpResponse<AnswerBody>> sent, Duration timeout)
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
    return response.headers().firstValue(name).orElse("");
  }
}
