package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a connection fails, made with a real socket, over IPv4 and IPv6. */
class ConnectionFailuresIT extends HttpFixture {
  private static final String HALF = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";

  private FailureKind served(String address, RawServer.Behaviour behaviour) throws Exception {
    return failure(ask(address, raw(address, behaviour))).kind();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aClosedPort(String address) throws Exception {
    int port = FreePort.find();
    HttpException error = failure(ask(address, port));
    assertThat(error.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(error.getMessage()).startsWith("Connection refused");
    assertThat(error.failure("http://x").reason()).isEqualTo(Reason.UNREACHABLE);
  }

  /** There is no route to a multicast address for TCP, on any machine. */
  @ParameterizedTest
  @ValueSource(strings = {"224.0.0.1", "ff02::1"})
  void noRoute(String address) {
    assertThat(failure(ask(address, 80)).kind()).isEqualTo(FailureKind.NO_ROUTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aFullBacklog(String address) throws Exception {
    ServerSocket full = opened(new ServerSocket(0, 1, InetAddress.getByName(address)));
    try {
      while (true) {
        opened(new Socket()).connect(new InetSocketAddress(address, full.getLocalPort()), 200);
      }
    } catch (SocketTimeoutException e) {
      // now it is full
    }
    ClientRequest hasty = ask(address, full.getLocalPort()).timeout(Duration.ofMillis(300));
    HttpException error = failure(hasty);
    assertThat(error.kind()).isEqualTo(FailureKind.CONNECT_TIMEOUT);
    assertThat(error.getMessage()).isEqualTo("no connection within 300 ms");
    BoundedClient ofItsOwn = client(HttpClients.on(vertx).connectWithin(Duration.ofMillis(10)));
    error = failure(ofItsOwn.send(ask(address, full.getLocalPort())));
    assertThat(error.kind()).isEqualTo(FailureKind.CONNECT_TIMEOUT);
    assertThat(error.getMessage()).startsWith("connection timed out after 1010 ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aConnectionThatIsReset(String address) throws Exception {
    assertThat(served(address, RawServer::reset).reason()).isEqualTo(Reason.CUT_OFF);
    assertThat(
            served(
                address,
                from -> {
                  RawServer.request(from);
                  RawServer.reset(from);
                }))
        .isEqualTo(FailureKind.RESET);
    assertThat(
            served(
                address,
                from -> {
                  RawServer.request(from);
                  RawServer.send(from, HALF);
                  RawServer.reset(from);
                }))
        .isEqualTo(FailureKind.RESET);
  }

  @ParameterizedTest
  @ValueSource(strings = {HALF, "HTTP/1.1 200 OK\r\nContent-Le", ""})
  void aConnectionThatIsClosed(String before) throws Exception {
    for (String address : new String[] {"127.0.0.1", "::1"}) {
      assertThat(
              served(
                  address,
                  from -> {
                    RawServer.request(from);
                    RawServer.send(from, before);
                  }))
          .isEqualTo(FailureKind.CLOSED);
    }
  }

  /** Whether the kernel says "Broken pipe" or "reset" is a matter of luck. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aPipeThatBreaksWhileWeSend(String address) throws Exception {
    int port =
        raw(
            address,
            from -> {
              from.getInputStream().read();
              RawServer.reset(from);
            });
    HttpUrl url = HttpUrl.parse("http://" + IpAddress.inUrl(address) + ":" + port);
    Buffer much = Buffer.buffer(new byte[32 << 20]);
    FailureKind kind = failure(client().send(ClientRequest.post(url, much))).kind();
    assertThat(kind.reason()).isEqualTo(Reason.CUT_OFF);
  }

  @Test
  void aNameWithoutAnAddress() {
    HttpException error = failure(ask("http://flyte.invalid:10254/metrics"));
    assertThat(error.kind()).isEqualTo(FailureKind.DNS);
    assertThat(error.getMessage()).startsWith("no address for flyte.invalid");
  }

  @Test
  void aNameServerThatHangs() {
    CountDownLatch end = new CountDownLatch(1);
    HostResolver hanging =
        opened(
            new HostResolver(
                vertx,
                host -> {
                  try {
                    end.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  throw new UnknownHostException(host);
                }));
    BoundedClient client = client(HttpClients.on(vertx).resolver(hanging));
    HttpException error =
        failure(client.send(ask("http://flyte.example.com").timeout(Duration.ofMillis(200))));
    end.countDown();
    assertThat(error.kind()).isEqualTo(FailureKind.DNS);
    assertThat(error.getMessage()).isEqualTo("no address of flyte.example.com within 200 ms");
  }

  /** The second request on a connection, so that it is the answer that is waited for. */
  private HttpException second(String address, String answer) throws Exception {
    int port =
        raw(
            address,
            from -> {
              RawServer.request(from);
              RawServer.send(from, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
              RawServer.request(from);
              RawServer.send(from, answer);
              RawServer.hold(from);
            });
    BoundedClient client = client();
    assertThat(get(client.send(ask(address, port))).status()).isEqualTo(200);
    return failure(client.send(ask(address, port).timeout(Duration.ofMillis(500))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void anAnswerThatDoesNotCome(String address) throws Exception {
    HttpException error = second(address, "");
    assertThat(error.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(error.getMessage()).isEqualTo("no response within 500 ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void anAnswerThatDoesNotEnd(String address) throws Exception {
    HttpException error = second(address, HALF);
    assertThat(error.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(error.getMessage()).isEqualTo("no complete response within 500 ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n\r\n\r\n",
        "220 mail.example.com ESMTP\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
        "\u0015\u0003\u0001\u0000\u0002\u0002\u0016"
      })
  void whatIsNoHttp(String bytes) throws Exception {
    FailureKind kind =
        served(
            "127.0.0.1",
            from -> {
              RawServer.request(from);
              RawServer.send(from, bytes);
              RawServer.hold(from);
            });
    assertThat(kind).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void headersThatNeverEnd() throws Exception {
    FailureKind kind =
        served(
            "::1",
            from -> {
              RawServer.send(from, "HTTP/1.1 200 OK\r\n");
              while (true) {
                RawServer.send(from, "X-Header: " + "a".repeat(1000) + "\r\n");
              }
            });
    assertThat(kind).isEqualTo(FailureKind.MALFORMED);
  }
}
