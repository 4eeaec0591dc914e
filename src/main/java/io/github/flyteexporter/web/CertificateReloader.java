package io.github.flyteexporter.web;

import io.github.flyteexporter.config.Listen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.security.cert.CertificateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reloads the certificate when its files change; an invalid one never replaces a valid one. */
final class CertificateReloader {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateReloader.class);

  private final Vertx vertx;
  private final HttpServer server;
  private final Listen.Tls tls;
  private ServerKey served;
  private String lastWarning = "";

  CertificateReloader(Vertx vertx, HttpServer server, Listen.Tls tls, ServerKey served) {
    this.vertx = vertx;
    this.server = server;
    this.tls = tls;
    this.served = served;
  }

  /** Checks the files at this interval. */
  void every(long milliseconds) {
    vertx.setTimer(milliseconds, timer -> check().onComplete(done -> every(milliseconds)));
  }

  private Future<Void> check() {
    return vertx
        .executeBlocking(() -> requireValid(ServerKey.read(vertx, tls)))
        .compose(this::use)
        .onSuccess(done -> lastWarning = "")
        .onFailure(this::warn);
  }

  private static ServerKey requireValid(ServerKey read) {
    try {
      read.certificate().checkValidity();
      return read;
    } catch (CertificateException e) {
      throw new IllegalArgumentException("listen.tls: " + e.getMessage(), e);
    }
  }

  private Future<Void> use(ServerKey read) {
    if (read.isSame(served)) {
      return Future.succeededFuture();
    }
    return server
        .updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(read.options()), true)
        .map(
            done -> {
              served = read;
              LOG.info(
                  "Serving a new certificate, valid until {}",
                  read.certificate().getNotAfter().toInstant());
              return (Void) null;
            });
  }

  /** Once for each problem, not for each check. */
  private void warn(Throwable error) {
    String now = String.valueOf(error.getMessage());
    if (!now.equals(lastWarning)) {
      LOG.warn("Certificate not reloaded, still serving the old one: {}", now);
      lastWarning = now;
    }
  }
}
