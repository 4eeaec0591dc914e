package io.github.flyteexporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.github.flyteexporter.reading.ProbeSamples;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** HTTP probes of names, addresses and connections that do not work. */
class BrokenNetworkIT extends HttpProbes {
  @Test
  void nobodyListens() throws Exception {
    int port = FreePort.find();
    assertThat(ProbeFixture.failure(http(port))).isEqualTo("connect connect");
  }

  @Test
  void aConnectionThatIsCut() {
    assertThat(
            ProbeFixture.failure(
                http(fixture.tcp(socket -> socket.handler(any -> socket.close())))))
        .isEqualTo("request connect");
  }

  @Test
  void somethingElseThanHttp() {
    int port = fixture.tcp(socket -> socket.write("220 mail.example.com ESMTP\r\n"));
    assertThat(ProbeFixture.failure(http(port))).isEqualTo("request status");
  }

  @Test
  void anAnswerThatNeverComes() {
    int port = fixture.tcp(NetSocket::resume);
    ProbeReading tried =
        fixture.tries(
            ProbeKind.HTTP,
            new ProbeTarget(ProbeFixture.plain(port), ProbeFixture.NOBODY, Duration.ofSeconds(2)),
            AdminCredentials.NONE);
    assertThat(ProbeFixture.failure(tried)).isEqualTo("request timeout");
  }

  @Test
  void anAnswerThatNeverEnds() {
    int port =
        fixture.http(
            request -> {
              request.response().setChunked(true);
              fixture.vertx.setPeriodic(
                  1,
                  timer -> {
                    if (request.response().ended() || request.response().closed()) {
                      fixture.vertx.cancelTimer(timer);
                    } else {
                      request.response().write("x".repeat(16 << 10));
                    }
                  });
            });
    assertThat(ProbeFixture.failure(http(port))).isEqualTo("read path_not_routed");
  }

  @Test
  void aHostThatIsUnknown() {
    ProbeReading tried = fixture.tries(ProbeKind.HTTP, HttpUrl.parse("http://flyte.invalid"));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("dns dns");
    assertThat(tried.reading().samples().has(ProbeSamples.ADDRESSES)).isFalse();
  }

  @Test
  void aNameServerThatHangs() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ProbeTarget goal =
        new ProbeTarget(
            new HttpUrl(false, "flyte.example.com", 80, "/"),
            ProbeFixture.NOBODY,
            Duration.ofMillis(300));
    ProbeReading tried =
        fixture.tries(
            ProbeKind.HTTP,
            goal,
            AdminCredentials.NONE,
            host -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new UnknownHostException(host);
            });
    end.countDown();
    assertThat(ProbeFixture.failure(tried)).isEqualTo("dns timeout");
  }

  @Test
  void theFirstOfTwoAddressesIsDead() {
    int port = fixture.http(request -> admin(request, 200, "{}"));
    ProbeReading tried =
        fixture.tries(
            ProbeKind.HTTP,
            new ProbeTarget(
                new HttpUrl(false, "flyte.example.com", port, "/"),
                ProbeFixture.NOBODY,
                Duration.ofSeconds(20)),
            AdminCredentials.NONE,
            host ->
                new InetAddress[] {
                  InetAddress.getByName("127.9.9.9"), InetAddress.getByName("localhost")
                });
    assertThat(ProbeFixture.failure(tried)).isEqualTo("ok");
    assertThat(tried.reading().samples().sum(ProbeSamples.ADDRESSES)).hasValue(2);
  }
}
