package io.github.flyteexporter.probe;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbeReason;
import java.net.URI;

/** What is wrong with an answer over HTTP. */
final class HttpVerdict {
  private HttpVerdict() {}

  /**
   * flyteadmin's health check: 200, with an empty body (flyte v1.16.8, pkg/server/service.go:222).
   */
  static void health(ProbeResponse answer) {
    status(answer);
    if (answer.type().equals("text/html")) {
      throw notFlyte("a page of HTML");
    }
  }

  /** An answer of flyteadmin's API. */
  static void api(ProbeResponse answer) {
    status(answer);
    if (!answer.type().equals("application/json")) {
      throw notFlyte(answer.type().isEmpty() ? "no content type" : answer.type());
    }
  }

  /** A page for people, who may be sent on to another. */
  static void console(ProbeResponse answer) {
    if (!answer.redirects()) {
      status(answer);
    }
  }

  /** The answer of a server without TLS that sends people to the one with it. */
  static void redirect(ProbeResponse answer, HttpUrl plain) {
    if (answer.redirects()) {
      URI to = location(answer);
      if (!"https".equalsIgnoreCase(to.getScheme()) || !isSameHost(plain, to)) {
        throw new ProbeException(
            ProbeReason.STATUS, "it redirects, but not to https:// of the same host");
      }
      return;
    }
    status(answer);
    throw new ProbeException(ProbeReason.STATUS, "it answers without TLS and does not redirect");
  }

  /** What a status other than 200 means, whichever server gave it. */
  static void status(ProbeResponse answer) {
    int status = answer.status();
    if (status != 200) {
      throw new ProbeException(reason(answer, status), "status " + status);
    }
  }

  private static ProbeReason reason(ProbeResponse answer, int status) {
    if (answer.redirects()) {
      return ProbeReason.PATH_NOT_ROUTED;
    }
    return switch (status) {
      case 401, 403, 407 -> ProbeReason.AUTH;
      // 464: the load balancer of AWS has no target that speaks this version of HTTP
      case 404, 405, 410, 415, 421, 464 -> ProbeReason.PATH_NOT_ROUTED;
      case 426, 505 -> ProbeReason.HTTP1_ONLY;
      case 502, 503, 504 -> ProbeReason.UPSTREAM;
      default -> ProbeReason.STATUS;
    };
  }

  static ProbeException notFlyte(String what) {
    return new ProbeException(
        ProbeReason.PATH_NOT_ROUTED, "the answer is not flyteadmin's: " + what);
  }

  private static boolean isSameHost(HttpUrl plain, URI to) {
    return HttpUrl.find(to.toString()).filter(plain::isSameHost).isPresent();
  }

  private static URI location(ProbeResponse answer) {
    try {
      return URI.create(answer.text("location").strip());
    } catch (IllegalArgumentException e) {
      throw new ProbeException(ProbeReason.STATUS, "it redirects to no URL");
    }
  }
}
