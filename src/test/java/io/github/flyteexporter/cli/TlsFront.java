package io.github.flyteexporter.cli;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS in front of a server that speaks without. */
final class TlsFront {
  private TlsFront() {}

  /** The port with TLS in front of this one. */
  static int of(Vertx vertx, int port, PemKeyCertOptions key) throws Exception {
    NetClient client = vertx.createNetClient();
    return vertx
        .createNetServer(new NetServerOptions().setSsl(true).setKeyCertOptions(key))
        .connectHandler(
            outer -> {
              outer.pause();
              client
                  .connect(port, "127.0.0.1")
                  .onSuccess(
                      inner -> {
                        outer.pipeTo(inner);
                        inner.pipeTo(outer);
                      })
                  .onFailure(error -> outer.close());
            })
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS)
        .actualPort();
  }

  /** What trusts the CA of this PEM file. */
  static SSLContext trusting(Path ca) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(ca)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
