package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.export.EncodedPage;
import io.github.flyteexporter.export.Format;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.replay.Played;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All responses share the bytes of the page: they are neither copied nor changed by being sent. */
class SharedBodiesIT {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int REQUESTS = 200;

  @TempDir private Path folder;
  private List<Played> moments;
  private Served served;

  @BeforeEach
  void start() throws Exception {
    moments = Played.play(Played.OUTAGE);
    served = Served.by(Served.ANYBODY);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void aRequestAllocatesLessThanItsBody() throws Exception {
    served.show(moments.get(moments.size() / 2).page());
    int body = served.page.get().text().length;
    try (Socket socket = served.connect()) {
      get(socket, REQUESTS);
      long before = allocatedByEventLoops();
      get(socket, REQUESTS);
      assertThat((allocatedByEventLoops() - before) / REQUESTS).isPositive().isLessThan(body / 2);
    }
  }

  @Test
  void everyResponseIsThePageOfItsRound() throws Exception {
    assertPages(served, HttpClient.newHttpClient(), "http");
    Listen.Tls tls = TestCa.selfSigned(folder, "one", "rsa:2048");
    SSLContext trust = CertificateIT.trusting(tls.certificate());
    Listen listen = new Listen("localhost", 0, Optional.of(tls), Map.of());
    try (Served secure = Served.by(listen)) {
      assertPages(secure, HttpClient.newBuilder().sslContext(trust).build(), "https");
    }
  }

  private void assertPages(Served server, HttpClient client, String scheme) throws Exception {
    for (Played moment : moments) {
      server.show(moment.page());
      for (int i = 0; i < 3; i++) {
        for (Format format : Format.values()) {
          HttpRequest.Builder request =
              HttpRequest.newBuilder(
                      URI.create(scheme + "://localhost:" + server.port + "/metrics"))
                  .header("Accept", format.mediaType());
          EncodedPage page = moment.page().encoded(format);
          assertThat(client.send(request.build(), BodyHandlers.ofByteArray()).body())
              .isEqualTo(page.plain());
          HttpRequest zipped = request.header("Accept-Encoding", "gzip").build();
          assertThat(client.send(zipped, BodyHandlers.ofByteArray()).body()).isEqualTo(page.gzip());
        }
      }
    }
  }

  /** Sends so many requests and reads their answers one by one. */
  private void get(Socket socket, int times) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    int length = served.page.get().text().length;
    for (int i = 0; i < times; i++) {
      socket
          .getOutputStream()
          .write("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String head = "";
      while (!head.endsWith("\r\n\r\n")) {
        head += (char) in.read();
      }
      assertThat(head).contains("content-length: " + length);
      in.skipNBytes(length);
    }
  }

  private static long allocatedByEventLoops() {
    return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith("vert.x-eventloop"))
        .mapToLong(ThreadInfo::getThreadId)
        .map(THREADS::getThreadAllocatedBytes)
        .sum();
  }
}
