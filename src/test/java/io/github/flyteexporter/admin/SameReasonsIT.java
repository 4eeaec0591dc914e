package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.http.RawServer;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.scrape.ProfilingPort;
import io.github.flyteexporter.signal.Catalogue;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same error of a connection has the same reason for a profiling port and for flyteadmin. */
class SameReasonsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() throws Exception {
    AdminServer.get(vertx.close());
  }

  private Failure read(Source source) throws Exception {
    try {
      return AdminServer.get(source.read()).failure().orElseThrow();
    } finally {
      source.close();
    }
  }

  private void bothFail(Reason reason, String url) throws Exception {
    URI uri = URI.create(url);
    ScrapeTarget target =
        new ScrapeTarget("x", uri, TIMEOUT, null, Optional.empty(), Optional.empty(), null);
    Failure scraped =
        read(new ProfilingPort(vertx, target, Catalogue.names(), TimeSource.system()));
    AdminAccess access = new AdminAccess(null, Optional.empty(), TIMEOUT, Optional.empty(), null);
    Failure asked =
        read(
            new AdminSource(
                vertx,
                uri,
                access,
                AdminCredentials.NONE,
                FlyteWorkflowIndex.NONE,
                TimeSource.system(),
                () -> 0.5));
    assertThat(scraped.reason()).as(scraped.detail()).isEqualTo(reason);
    assertThat(asked.reason()).as(asked.detail()).isEqualTo(reason);
    assertThat(asked.detail().replaceFirst("^projects: ", "").replace("/api/v1/projects", ""))
        .as("said in the same words")
        .isEqualTo(scraped.detail().replace("/metrics", ""));
  }

  private void bothFail(Reason reason, String address, RawServer.Behaviour behaviour)
      throws Exception {
    try (RawServer server = new RawServer(address, behaviour)) {
      String host = address.contains(":") ? "[" + address + "]" : address;
      bothFail(reason, "http://" + host + ":" + server.port());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void whatAServerDoes(String address) throws Exception {
    bothFail(Reason.CUT_OFF, address, RawServer::request);
    bothFail(
        Reason.CUT_OFF,
        address,
        from -> {
          RawServer.request(from);
          RawServer.reset(from);
        });
    bothFail(
        Reason.CUT_OFF,
        address,
        from -> {
          RawServer.request(from);
          RawServer.send(from, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        });
    bothFail(
        Reason.MALFORMED,
        address,
        from -> {
          RawServer.send(from, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
          RawServer.hold(from);
        });
    bothFail(
        Reason.MALFORMED,
        address,
        from -> {
          RawServer.request(from);
          RawServer.send(from, "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n");
          RawServer.hold(from);
        });
    bothFail(Reason.TIMEOUT, address, RawServer::hold);
  }

  @Test
  void aPortThatSpeaksNoTls() throws Exception {
    try (RawServer server =
        new RawServer(
            "127.0.0.1",
            from -> {
              RawServer.send(from, "HTTP/1.0 400 Bad Request\r\n\r\n");
              RawServer.hold(from);
            })) {
      bothFail(Reason.TLS, "https://127.0.0.1:" + server.port());
    }
  }

  @Test
  void aNameWithoutAddress() throws Exception {
    bothFail(Reason.DNS, "http://nowhere.invalid:10254");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]"})
  void aClosedPort(String host) throws Exception {
    int port = FreePort.find();
    bothFail(Reason.UNREACHABLE, "http://" + host + ":" + port);
  }

  @Test
  void aFullBacklog() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getAllByName("::1")[0])) {
      fill(full, waiting);
      bothFail(Reason.TIMEOUT, "http://[::1]:" + full.getLocalPort());
    } finally {
      for (Socket one : waiting) {
        one.close();
      }
    }
  }

  private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
    try {
      while (true) {
        Socket next = new Socket();
        waiting.add(next);
        next.connect(server.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException e) {
      // now it is full
    }
  }
}
