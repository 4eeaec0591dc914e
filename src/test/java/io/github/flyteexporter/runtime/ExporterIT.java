package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.catalogue.Values;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Errors while listening say what, where and what to do. */
class ExporterIT {
  private static void serve(Listen listen) {
    Vertx vertx = Vertx.vertx();
    TimeSource clock = TimeSource.system();
    Duration interval = Duration.ofSeconds(15);
    Exporter.serve(
        vertx,
        new PollLoop(
            vertx,
            new PollPlan(List.of(), interval, interval, false, 1),
            clock,
            () -> new Values(List.of())),
        clock,
        listen,
        () -> "",
        Optional::empty);
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> serve(Listen.at("127.0.0.1", port)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "cannot listen on 127.0.0.1:"
                  + port
                  + ": address already in use; choose another with --port");
    }
  }

  @Test
  void anAddressThatIsNotHereIsNamed() {
    assertThatThrownBy(() -> serve(Listen.at("192.0.2.1", 0)))
        .hasMessageContaining("cannot listen on 192.0.2.1:0: ")
        .hasMessageContaining("choose another with --host");
    assertThatThrownBy(() -> serve(Listen.at("no-such-host.invalid", 0)))
        .hasMessageContaining("cannot listen on no-such-host.invalid:0: ")
        .hasMessageContaining("choose another with --host");
  }

  @Test
  void aBadCertificateOrHashIsAMistakeOfUse() {
    Listen.Tls absent = new Listen.Tls(Path.of("absent.crt"), Path.of("absent.key"));
    assertThatThrownBy(() -> serve(new Listen("localhost", 0, Optional.of(absent), Map.of())))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("listen.tls.certificate: absent.crt cannot be read");
    Map<String, String> dear = Map.of("me", "$2y$31$" + "a".repeat(53));
    assertThatThrownBy(() -> serve(new Listen("localhost", 0, Optional.empty(), dear)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("listen.users.me: ");
  }
}
