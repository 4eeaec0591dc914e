package io.github.flyteexporter.look;

import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HostResolver;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.reading.LookPhase;
import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * One connection to a server, step by step, so that it is known which step fails: name, TCP, TLS.
 * Nothing is sent over it.
 */
final class LookConnection {
  /** Addresses that are tried, in the resolver's order. */
  private static final int TRIED = 3;

  /** The look times out, not the handshake. */
  private static final int LONGER_THAN_THE_LOOK = 1_000;

  private final HostResolver resolver;
  private final NetClient client;
  private final InstantSource clock;
  private final LookTarget target;
  private final Duration limit;
  private LookPhase phase = LookPhase.DNS;
  private Optional<NetSocket> open = Optional.empty();
  private boolean over;

  /**
   * A connection that is not made yet.
   *
   * @param limit of all steps together
   */
  LookConnection(
      HostResolver resolver,
      NetClient client,
      InstantSource clock,
      LookTarget target,
      Duration limit) {
    this.resolver = resolver;
    this.client = client;
    this.clock = clock;
    this.target = target;
    this.limit = limit;
  }

  /** The step that is being done, or that failed. */
  synchronized LookPhase phase() {
    return phase;
  }

  /** Makes it and closes it again; the address that took it. */
  Future<InetAddress> make() {
    return resolver
        .addresses(target.url())
        .compose(
            addresses -> {
              reached(LookPhase.CONNECT);
              List<InetAddress> tried = addresses.subList(0, Math.min(TRIED, addresses.size()));
              return connect(tried, 0);
            });
  }

  /** Ends it, whatever is being done. */
  synchronized void close() {
    over = true;
    open.ifPresent(NetSocket::close);
  }

  private synchronized void keep(NetSocket socket) {
    open = Optional.of(socket);
    if (over) {
      socket.close();
    }
  }

  private synchronized void reached(LookPhase next) {
    phase = next;
  }

  private Future<InetAddress> connect(List<InetAddress> addresses, int at) {
    InetSocketAddress to = new InetSocketAddress(addresses.get(at), target.url().port());
    long share = Math.max(1, limit.toMillis() / addresses.size());
    return client
        .connect(
            new ConnectOptions()
                .setRemoteAddress(SocketAddress.inetSocketAddress(to))
                .setTimeout((int) share))
        .transform(
            made -> {
              if (made.succeeded()) {
                NetSocket socket = made.result();
                keep(socket);
                return (target.url().secure() ? handshake(socket) : Future.succeededFuture())
                    .onComplete(done -> close())
                    .map(done -> addresses.get(at));
              }
              return at + 1 < addresses.size()
                  ? connect(addresses, at + 1)
                  : Future.failedFuture(made.cause());
            });
  }

  private Future<Void> handshake(NetSocket socket) {
    reached(LookPhase.TLS);
    ClientSSLOptions tls = new ClientSSLOptions();
    TlsOptions trust = target.trust();
    try {
      if (trust.insecure()) {
        tls.setTrustAll(true).setHostnameVerificationAlgorithm("");
      } else {
        tls.setTrustOptions(TrustOptions.wrap(trust.manager()))
            .setHostnameVerificationAlgorithm("HTTPS");
      }
    } catch (CertificateException e) {
      return Future.failedFuture(new HttpException(FailureKind.TLS, e.getMessage()));
    }
    tls.setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setSslHandshakeTimeout(limit.toMillis() + LONGER_THAN_THE_LOOK);
    Future<Void> done =
        target.url().address().isPresent()
            ? socket.upgradeToSsl(tls)
            : socket.upgradeToSsl(tls, target.url().host());
    return target.unexpired() ? done.compose(upgraded -> dates(socket)) : done;
  }

  private Future<Void> dates(NetSocket socket) {
    try {
      for (Certificate one : socket.peerCertificates()) {
        if (one instanceof X509Certificate certificate) {
          certificate.checkValidity(Date.from(clock.instant()));
        }
      }
      return Future.succeededFuture();
    } catch (CertificateException e) {
      return Future.failedFuture(
          new HttpException(FailureKind.TLS, "a certificate is not valid now: " + e.getMessage()));
    } catch (SSLPeerUnverifiedException e) {
      return Future.failedFuture(new HttpException(FailureKind.TLS, "no certificate was shown"));
    }
  }
}
