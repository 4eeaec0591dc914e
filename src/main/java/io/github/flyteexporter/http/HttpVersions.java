package io.github.flyteexporter.http;

import io.vertx.core.http.HttpVersion;
import java.util.List;

/** Which versions of HTTP a client speaks. */
public enum HttpVersions {
  HTTP_1_1(HttpVersion.HTTP_1_1),

  /** HTTP/2 where TLS offers it, otherwise HTTP/1.1. */
  HTTP_2_OR_1_1(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1),

  /** HTTP/2 only, without TLS too, as gRPC speaks. */
  HTTP_2(HttpVersion.HTTP_2);

  private final List<HttpVersion> preferred;

  HttpVersions(HttpVersion... preferred) {
    this.preferred = List.of(preferred);
  }

  /** The best one first. */
  List<HttpVersion> preferred() {
    return preferred;
  }

  /** The one that is spoken, null where TLS negotiates it. */
  HttpVersion only(boolean secure) {
    return secure && preferred.size() > 1 ? null : preferred.get(preferred.size() - 1);
  }
}
