package io.github.flyteexporter.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request and its bounds. Redirects are never followed, so that no header goes anywhere else. */
public final class ClientRequest {
  private static final long LARGEST = 1 << 20;
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

  private final HttpMethod method;
  private final HttpUrl url;
  private final Buffer body;
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
  private Duration timeout = Duration.ofSeconds(10);
  private long largest = LARGEST;
  private boolean cut;
  private Optional<InetAddress> address = Optional.empty();

  private ClientRequest(HttpMethod method, HttpUrl url, Buffer body) {
    this.method = method;
    this.url = url;
    this.body = body;
    header("user-agent", "flyte-exporter");
  }

  /** Asks for a page. */
  public static ClientRequest get(HttpUrl url) {
    return new ClientRequest(HttpMethod.GET, url, Buffer.buffer());
  }

  /** Asks for the headers of a page. */
  public static ClientRequest head(HttpUrl url) {
    return new ClientRequest(HttpMethod.HEAD, url, Buffer.buffer());
  }

  /** Asks what is allowed, as a browser does before it asks from another origin. */
  public static ClientRequest options(HttpUrl url) {
    return new ClientRequest(HttpMethod.OPTIONS, url, Buffer.buffer());
  }

  /** Sends a body. */
  public static ClientRequest post(HttpUrl url, Buffer body) {
    return new ClientRequest(HttpMethod.POST, url, body);
  }

  /**
   * Sets a header. HTTP/2 knows names in small letters only.
   *
   * @throws IllegalArgumentException when the value cannot be sent; without the value, which may be
   *     a secret and which Netty would repeat
   */
  public ClientRequest header(String name, String value) {
    if (!HEADER_VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the value of the header " + name + " holds characters that no header may carry");
    }
    headers.set(name.toLowerCase(Locale.ROOT), value);
    return this;
  }

  /** How long all of it may take, from the lookup of the host to the last byte. */
  public ClientRequest timeout(Duration whole) {
    timeout = whole;
    return this;
  }

  /** The most bytes of a 2xx response; a larger one fails as {@link FailureKind#TOO_LARGE}. */
  public ClientRequest largest(long bytes) {
    largest = bytes;
    cut = false;
    return this;
  }

  /** The bytes of a response that are read; the rest is not waited for. */
  public ClientRequest cutAt(long bytes) {
    largest = bytes;
    cut = true;
    return this;
  }

  /** Connects to this address, whatever the host's name is looked up as. */
  public ClientRequest connectTo(InetAddress fixed) {
    address = Optional.of(fixed);
    return this;
  }

  HttpMethod method() {
    return method;
  }

  HttpUrl url() {
    return url;
  }

  Buffer body() {
    return body;
  }

  MultiMap headers() {
    return headers;
  }

  Duration timeout() {
    return timeout;
  }

  long largest() {
    return largest;
  }

  boolean isCut() {
    return cut;
  }

  Optional<InetAddress> address() {
    return address;
  }
}
