package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are packed, well or not; what is unpacked of them is bounded. */
class EncodedResponsesIT extends HttpFixture {
  private static byte[] gzip(int size) throws IOException {
    byte[] lines = "a:metric{wf=\"x\"} 1\n".repeat(1 << 14).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      for (int written = 0; written < size; written += lines.length) {
        zip.write(lines);
      }
    }
    return out.toByteArray();
  }

  @Test
  void anAnswerThatCameWellPacked() throws Exception {
    byte[] packed = gzip(MIB);
    int port = answering("Content-Encoding: gzip\r\nContent-Length: " + packed.length, packed);
    ClientRequest request = ask("127.0.0.1", port).largest(2 * MIB);
    ClientResponse answer = get(client(HttpClients.on(vertx).gzip()).send(request));
    assertThat(answer.body().length()).isGreaterThanOrEqualTo(MIB);
    assertThat(answer.text()).startsWith("a:metric{").endsWith("} 1\n");
    HttpException error = failure(request);
    assertThat(error.kind()).isEqualTo(FailureKind.MALFORMED);
    assertThat(error.getMessage())
        .isEqualTo("the response is encoded as gzip, which was not asked for");
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpVersions.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void aBombOfGzip(HttpVersions versions) throws Exception {
    byte[] bomb = gzip(400 * MIB);
    assertThat(bomb.length).isLessThan(2 * MIB);
    int port =
        serve(
            new HttpServerOptions(),
            r -> r.response().putHeader("Content-Encoding", "gzip").end(Buffer.buffer(bomb)));
    CountingSink sink = new CountingSink();
    BoundedClient client = client(HttpClients.on(vertx).gzip().versions(versions));
    HttpException error = failure(client.send(ask("::1", port).largest(8 * MIB), sink));
    assertThat(error.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(sink.bytes.get()).isLessThanOrEqualTo(8 * MIB);
    assertThat(sink.released).isTrue();
  }

  @Test
  void whatIsSaidToBePackedAndIsNot() throws Exception {
    int port =
        answering(
            "Content-Encoding: gzip\r\nContent-Length: 11",
            "hello world".getBytes(StandardCharsets.US_ASCII));
    BoundedClient client = client(HttpClients.on(vertx).gzip());
    assertThat(failure(client.send(ask("127.0.0.1", port))).kind())
        .isEqualTo(FailureKind.MALFORMED);
    port = answering("Content-Encoding: br\r\nContent-Length: 1", new byte[1]);
    HttpException error = failure(client.send(ask("127.0.0.1", port)));
    assertThat(error.kind()).isEqualTo(FailureKind.MALFORMED);
    assertThat(error.getMessage()).contains("encoded as br");
  }
}
