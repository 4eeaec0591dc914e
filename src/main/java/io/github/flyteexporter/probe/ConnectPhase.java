package io.github.flyteexporter.probe;

import io.github.flyteexporter.http.HostResolver;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbePhase;
import io.github.flyteexporter.probe.report.ProbeReason;
import io.github.flyteexporter.probe.tls.CertificateCheck;
import io.github.flyteexporter.probe.tls.CertificateLines;
import io.github.flyteexporter.probe.tls.CertificatePath;
import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509TrustManager;

/**
 * The first steps of each probe: the host's addresses, a connection, and the certificate. This
 * connection takes any certificate, so that a wrong one is seen too; nothing is ever sent over it,
 * and what follows goes over another one that checks.
 */
final class ConnectPhase {
  /** Addresses that are tried, in the resolver's order. */
  private static final int TRIED = 3;

  /** The step times out, not the handshake. */
  private static final int LONGER_THAN_THE_STEP = 1_000;

  private static final String HTTP2 = "h2";
  private static final List<String> PROTOCOLS = List.of(HTTP2, "http/1.1");

  private final HostResolver resolver;
  private final NetClient client;

  ConnectPhase(HostResolver resolver, NetClient client) {
    this.resolver = resolver;
    this.client = client;
  }

  HostResolver resolver() {
    return resolver;
  }

  /** Goes there; {@code grpc} says whether HTTP/2 is needed. */
  Future<ConnectedPath> to(ProbeRun run, boolean grpc) {
    return dns(run)
        .compose(addresses -> connect(run, addresses))
        .compose(
            made -> {
              if (run.goal().endpoint().secure()) {
                return tls(run, made.socket(), grpc).map(done -> new ConnectedPath(made.address()));
              }
              made.socket().close();
              return Future.succeededFuture(new ConnectedPath(made.address()));
            });
  }

  private Future<List<InetAddress>> dns(ProbeRun run) {
    HttpUrl url = run.goal().endpoint();
    return run.step(
        ProbePhase.DNS,
        () -> resolver.addresses(url),
        addresses -> {
          run.resolved(addresses.size());
          List<String> texts = addresses.stream().map(InetAddress::getHostAddress).toList();
          return List.of(url.host() + " is " + String.join(", ", texts));
        },
        addresses -> {});
  }

  private Future<Made> connect(ProbeRun run, List<InetAddress> addresses) {
    List<InetAddress> tried = addresses.subList(0, Math.min(TRIED, addresses.size()));
    Duration each = run.left().dividedBy(tried.size());
    return run.step(
        ProbePhase.CONNECT,
        () -> connect(run, tried, 0, each),
        made -> List.of("connected to " + made.address().getHostAddress()),
        made -> {});
  }

  private Future<Made> connect(ProbeRun run, List<InetAddress> addresses, int at, Duration each) {
    InetAddress address = addresses.get(at);
    InetSocketAddress port = new InetSocketAddress(address, run.goal().endpoint().port());
    return client
        .connect(
            new ConnectOptions()
                .setRemoteAddress(SocketAddress.inetSocketAddress(port))
                .setTimeout((int) Math.max(1, each.toMillis())))
        .map(socket -> new Made(address, socket))
        .onSuccess(made -> run.atEnd(made.socket()::close))
        .recover(
            error ->
                at + 1 < addresses.size()
                    ? connect(run, addresses, at + 1, each)
                    : Future.failedFuture(error));
  }

  private Future<Verdict> tls(ProbeRun run, NetSocket socket, boolean grpc) {
    HttpUrl endpoint = run.goal().endpoint();
    return run.step(
            ProbePhase.TLS,
            () -> handshake(run, socket).compose(chain -> judged(run, chain)),
            verdict -> CertificateLines.of(socket, verdict.chain(), run.now()),
            verdict -> {
              if (verdict.fault().isPresent()) {
                throw verdict.fault().get();
              }
              if (grpc && !HTTP2.equals(socket.applicationLayerProtocol())) {
                throw new ProbeException(
                    ProbeReason.HTTP1_ONLY, endpoint.origin() + " does not offer HTTP/2 (ALPN h2)");
              }
            })
        .onComplete(done -> socket.close());
  }

  private static Future<List<X509Certificate>> handshake(ProbeRun run, NetSocket socket) {
    HttpUrl endpoint = run.goal().endpoint();
    ClientSSLOptions any =
        new ClientSSLOptions().setTrustAll(true).setHostnameVerificationAlgorithm("");
    any.setUseAlpn(true)
        .setApplicationLayerProtocols(PROTOCOLS)
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setSslHandshakeTimeout(run.left().toMillis() + LONGER_THAN_THE_STEP);
    Future<Void> done =
        endpoint.address().isPresent()
            ? socket.upgradeToSsl(any)
            : socket.upgradeToSsl(any, endpoint.host());
    return done.map(
        upgraded -> {
          List<X509Certificate> chain = chain(socket);
          run.shown(chain);
          return chain;
        });
  }

  private static List<X509Certificate> chain(NetSocket socket) {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (Certificate certificate : socket.peerCertificates()) {
        if (certificate instanceof X509Certificate known) {
          chain.add(known);
        }
      }
    } catch (SSLPeerUnverifiedException e) {
      chain.clear();
    }
    return chain;
  }

  private static Future<Verdict> judged(ProbeRun run, List<X509Certificate> chain) {
    TlsOptions trust = run.goal().trust();
    run.firstToExpire(CertificatePath.firstToExpire(chain));
    if (trust.insecure()) {
      return Future.succeededFuture(new Verdict(chain, Optional.empty()));
    }
    HttpUrl endpoint = run.goal().endpoint();
    return run.loop()
        .blocking(
            () -> {
              try {
                X509TrustManager manager = trust.manager();
                run.firstToExpire(CertificatePath.firstToExpire(chain, manager, run.now()));
                new CertificateCheck(manager, endpoint, run.now()).check(chain);
                return new Verdict(chain, Optional.empty());
              } catch (CertificateException e) {
                ProbeException none = new ProbeException(ProbeReason.TLS_UNTRUSTED, e.getMessage());
                return new Verdict(chain, Optional.of(none));
              } catch (ProbeException e) {
                return new Verdict(chain, Optional.of(e));
              }
            });
  }

  private record Made(InetAddress address, NetSocket socket) {}

  private record Verdict(List<X509Certificate> chain, Optional<ProbeException> fault) {}
}
