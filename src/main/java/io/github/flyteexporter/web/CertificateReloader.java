package io.github.flyteexporter.web;

import io.github.flyteexporter.config.Listen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.security.cert.CertificateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a new certificate when its files change; a bad one never replaces a good one. */
final class CertificateReloader {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateReloader.class);

  private final Vertx vertx;
  private final HttpServer server;
  private final Listen.Tls tls;
  private ServerKey served;
  private String complaint = "";

  CertificateReloader(Vertx vertx, HttpServer server, Listen.Tls tls, ServerKey served) {
    this.vertx = vertx;
    this.server = server;
    this.tls = tls;
    this.served = served;
  }

  /** Looks at the files every so often, for the next time when it is done with the last. */
  void every(long milliseconds) {
    vertx.setTimer(milliseconds, timer -> look().onComplete(done -> every(milliseconds)));
  }

  private Future<Void> look() {
    return vertx
        .executeBlocking(() -> fresh(ServerKey.read(vertx, tls)))
        .compose(this::take)
        .onSuccess(done -> complaint = "")
        .onFailure(this::complain);
  }

  private static ServerKey fresh(ServerKey read) {
    try {
      read.certificate().checkValidity();
      return read;
    } catch (CertificateException e) {
      throw new IllegalArgumentException("listen.tls: " + e.getMessage(), e);
    }
  }

  private Future<Void> take(ServerKey read) {
    if (read.same(served)) {
      return Future.succeededFuture();
    }
    return server
        .updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(read.options()), true)
        .map(
            done -> {
              served = read;
              LOG.info(
                  "A new certificate is served, valid until {}",
                  read.certificate().getNotAfter().toInstant());
              return (Void) null;
            });
  }

  /** Once for each mistake, not for each look. */
  private void complain(Throwable error) {
    String now = String.valueOf(error.getMessage());
    if (!now.equals(complaint)) {
      LOG.warn("The certificate stays the one before: {}", now);
      complaint = now;
    }
  }
}
