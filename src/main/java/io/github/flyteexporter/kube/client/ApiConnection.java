package io.github.flyteexporter.kube.client;

import io.github.flyteexporter.http.ProxyServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/**
 * Requests to the API server, with credentials.
 *
 * <p>They go by HTTP/1.1. All HTTP/2 requests share one connection; when that dies without a word
 * (a node or a load balancer that drops packets), the JDK's client keeps using it: 17 minutes were
 * seen, until TCP gave up. With HTTP/1.1 each watch that times out closes its own connection, and
 * the next request opens a new one. client-go pings instead (kubernetes/kubernetes#87615); the
 * JDK's client cannot.
 */
public final class ApiConnection implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int UNAUTHORIZED = 401;

  /** By default the JDK sends no password to a proxy that it tunnels through. */
  private static final String NO_BASIC_IN_TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

  /** Lists come in pieces of this many bytes, in place of 16 KiB: each costs two threads a turn. */
  private static final String PIECE = "jdk.httpclient.bufsize";

  static {
    if (System.getProperty(PIECE) == null) {
      System.setProperty(PIECE, String.valueOf(64 << 10));
    }
    if (System.getProperty(NO_BASIC_IN_TUNNELS) == null) {
      System.setProperty(NO_BASIC_IN_TUNNELS, "");
    }
  }

  private final ApiAccess access;
  private final HttpClient http;
  private final String url;
  private volatile boolean closed;

  /**
   * A connection.
   *
   * @throws IllegalArgumentException when what TLS needs cannot be read
   */
  public ApiConnection(ApiAccess access) {
    this.access = access;
    String origin = access.server().origin();
    this.url = (access.serverName().isPresent() ? byAddress(origin) : origin) + path();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .proxy(selector(access.proxy()));
    if (access.server().secure()) {
      builder.sslContext(ApiTls.context(access.tls(), access.credentials().certificate()));
      builder.sslParameters(ApiTls.parameters(access.serverName()));
    }
    this.http = builder.build();
  }

  private String path() {
    return access.server().path().replaceFirst("/+$", "");
  }

  private static ProxySelector selector(Optional<ProxyServer> proxy) {
    return proxy
        .map(one -> ProxySelector.of(new InetSocketAddress(one.host(), one.port())))
        .orElse(HttpClient.Builder.NO_PROXY);
  }

  /** The JDK's client asks for the URL's host by SNI, unless that is an address. */
  private static String byAddress(String origin) {
    URI uri = URI.create(origin);
    try {
      String address = InetAddress.getByName(uri.getHost()).getHostAddress();
      String host = address.contains(":") ? "[" + address + "]" : address;
      return origin.replace("//" + uri.getHost(), "//" + host);
    } catch (UnknownHostException e) {
      return origin;
    }
  }

  /**
   * The answer to a request, once its head is here; to cancel it ends the request. Credentials that
   * the server refuses are renewed, and the request is sent once more.
   */
  public <T> CompletableFuture<HttpResponse<T>> send(
      String path, UnaryOperator<HttpRequest.Builder> as, BodyHandler<T> handler) {
    CompletableFuture<HttpResponse<T>> answer = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        CompletableFuture.runAsync(() -> attempt(path, as, handler, answer, true))
            .whenComplete((sent, error) -> fail(answer, error));
    return answer;
  }

  private <T> void attempt(
      String path,
      UnaryOperator<HttpRequest.Builder> as,
      BodyHandler<T> handler,
      CompletableFuture<HttpResponse<T>> answer,
      boolean first) {
    if (closed) {
      throw new IllegalStateException("the connection to the API server is closed");
    }
    CompletableFuture<HttpResponse<T>> sent =
        http.sendAsync(request(path, as), first ? unless(UNAUTHORIZED, handler) : handler);
    CompletableFuture<HttpResponse<T>> unused =
        answer.whenComplete(
            (done, error) -> {
              if (error instanceof CancellationException) {
                sent.cancel(true);
              }
            });
    CompletableFuture<Void> unusedToo =
        sent.thenAccept(
                head -> {
                  if (first && head.statusCode() == UNAUTHORIZED) {
                    access.credentials().refused();
                    attempt(path, as, handler, answer, false);
                  } else if (!answer.complete(head)) {
                    close(head.body());
                  }
                })
            .whenComplete((done, error) -> fail(answer, error));
  }

  /** The body of an answer that is asked for again is not read. */
  private static <T> BodyHandler<T> unless(int status, BodyHandler<T> handler) {
    return head ->
        head.statusCode() == status
            ? BodySubscribers.mapping(BodySubscribers.discarding(), nothing -> null)
            : handler.apply(head);
  }

  /** Nobody waits any more. */
  private static void close(Object body) {
    if (body instanceof Closeable open) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void fail(CompletableFuture<?> answer, Throwable error) {
    if (error != null) {
      Throwable why = error instanceof CompletionException ? error.getCause() : error;
      answer.completeExceptionally(why);
    }
  }

  private HttpRequest request(String path, UnaryOperator<HttpRequest.Builder> as) {
    HttpRequest.Builder request =
        as.apply(HttpRequest.newBuilder(URI.create(url + path)))
            .header("User-Agent", "flyte-exporter");
    access.headers().forEach((name, values) -> values.forEach(it -> request.header(name, it)));
    access.credentials().authorization().ifPresent(it -> request.header("Authorization", it));
    access
        .proxy()
        .map(ProxyServer::authorization)
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> request.header("Proxy-Authorization", it));
    return request.build();
  }

  /** No further request is sent. */
  @Override
  public void close() {
    closed = true;
  }
}
