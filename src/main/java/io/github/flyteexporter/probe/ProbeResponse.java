package io.github.flyteexporter.probe;

import io.github.flyteexporter.http.ClientResponse;
import io.github.flyteexporter.probe.report.ForeignText;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a server answered.
 *
 * @param trailers headers that came after the body, as gRPC's status does
 * @param body as much of it as is looked at
 */
record ProbeResponse(
    HttpVersion version, int status, MultiMap headers, MultiMap trailers, Buffer body) {
  /** Headers that hold no secrets and show which server answered. */
  private static final List<String> SHOWN =
      List.of("server", "via", "content-type", "content-length", "grpc-status", "grpc-message");

  static ProbeResponse of(ClientResponse answer) {
    return new ProbeResponse(
        answer.version(), answer.status(), answer.headers(), answer.trailers(), answer.body());
  }

  /** A header or trailer, empty when there is none. */
  String text(String name) {
    String value = headers.get(name);
    return ForeignText.line(value == null ? trailers.get(name) : value);
  }

  /** The media type in small letters, without parameters. */
  String type() {
    return text("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  boolean redirects() {
    return status >= 300 && status < 400;
  }

  /** Status and harmless headers, for people; of a redirect the place without its parameters. */
  List<String> lines(String asked) {
    List<String> lines = new ArrayList<>();
    lines.add(asked + ": " + version.alpnName() + " " + status);
    for (String name : SHOWN) {
      if (!text(name).isEmpty()) {
        lines.add(name + ": " + text(name));
      }
    }
    if (!text("location").isEmpty()) {
      lines.add("location: " + place());
    }
    lines.add(body.length() + " bytes");
    return lines;
  }

  private String place() {
    try {
      URI to = new URI(text("location"));
      String host = to.getHost() == null ? "" : to.getScheme() + "://" + to.getHost();
      return host + (to.getPort() >= 0 ? ":" + to.getPort() : "") + to.getRawPath();
    } catch (URISyntaxException e) {
      return "no URL";
    }
  }
}
