package io.github.flyteexporter.probe;

import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** HTTP probes of real servers on loopback. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpProbes {
  ProbeFixture fixture;

  @BeforeAll
  void open() {
    fixture = new ProbeFixture();
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  /** flyteadmin of 1.16.8: an empty health check, and JSON from its API. */
  static void admin(HttpServerRequest request, int status, String json) {
    if (request.path().equals("/healthcheck")) {
      request.response().end();
    } else {
      request
          .response()
          .setStatusCode(status)
          .putHeader("content-type", "application/json")
          .end(json);
    }
  }

  ProbeReading http(int port) {
    return fixture.tries(ProbeKind.HTTP, ProbeFixture.plain(port));
  }
}
