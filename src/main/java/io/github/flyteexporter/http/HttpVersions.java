package io.github.flyteexporter.http;

import io.vertx.core.http.HttpVersion;
import java.util.List;

/** Which versions of HTTP a client speaks. */
public enum HttpVersions {
  HTTP_1_1(HttpVersion.HTTP_1_1, HttpVersion.HTTP_1_1),

  /** HTTP/2 where TLS offers it, otherwise HTTP/1.1. */
  HTTP_2_OR_1_1(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1),

  /** HTTP/2 only, without TLS too, as gRPC speaks. */
  HTTP_2(HttpVersion.HTTP_2, HttpVersion.HTTP_2);

  private final HttpVersion preferred;
  private final HttpVersion least;

  HttpVersions(HttpVersion preferred, HttpVersion least) {
    this.preferred = preferred;
    this.least = least;
  }

  /** All of them, the preferred one first. */
  List<HttpVersion> all() {
    return preferred == least ? List.of(least) : List.of(preferred, least);
  }

  /** The one that is spoken, null where TLS negotiates it. */
  HttpVersion only(boolean secure) {
    return secure && preferred != least ? null : least;
  }
}
