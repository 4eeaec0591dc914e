package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.github.flyteexporter.config.Listen;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A bundle on demand. */
class RecordRouteIT {
  private static final byte[] BUNDLE = {31, (byte) 139, 8, 0, 7};

  private static HttpRequest.Builder post(Served served) {
    return served.request("/-/record").POST(HttpRequest.BodyPublishers.noBody());
  }

  @Test
  void aPostIsAnsweredWithTheBundle() throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      served.bundle = Optional.of(() -> BUNDLE);
      assertThat(served.send(post(served)).statusCode())
          .as("before the first round")
          .isEqualTo(503);
      served.show(Served.anyPage());
      HttpResponse<byte[]> answer = served.bytes(post(served));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(BUNDLE);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/gzip");
      assertThat(answer.headers().firstValue("content-disposition").get())
          .matches("attachment; filename=\"flyte-\\d{8}T\\d{6}Z\\.tar\\.gz\"");
    }
  }

  @Test
  void onlyAPostIsAllowedAndOnlyThere() throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      served.bundle = Optional.of(() -> BUNDLE);
      served.show(Served.anyPage());
      for (String path : List.of("/-/record", "/-/%72ecord", "/x/../-/record")) {
        assertThat(served.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 405")
            .containsIgnoringCase("\r\nallow: POST\r\n");
      }
      HttpResponse<String> other =
          served.send(served.request("/metrics").POST(HttpRequest.BodyPublishers.noBody()));
      assertThat(other.statusCode()).isEqualTo(405);
      assertThat(other.headers().firstValue("allow")).hasValue("GET, HEAD");
    }
  }

  @Test
  void withoutARecordingThereIsNone() throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      HttpResponse<String> answer = served.send(post(served));
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("record.enabled");
    }
  }

  @Test
  void itIsForUsersWhereThereAreAny() throws Exception {
    String hash = BCrypt.withDefaults().hashToString(4, "secret".toCharArray());
    Listen listen = new Listen("localhost", 0, Optional.empty(), Map.of("prometheus", hash));
    try (Served served = Served.by(listen)) {
      served.bundle = Optional.of(() -> BUNDLE);
      served.show(Served.anyPage());
      assertThat(served.send(post(served)).statusCode()).isEqualTo(401);
      String right =
          Base64.getEncoder().encodeToString("prometheus:secret".getBytes(StandardCharsets.UTF_8));
      assertThat(served.send(post(served).header("Authorization", "Basic " + right)).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void oneBundleIsMadeAtATimeAndAFailureFreesThePlace() throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      served.show(Served.anyPage());
      CountDownLatch made = new CountDownLatch(1);
      CountDownLatch begun = new CountDownLatch(1);
      served.bundle =
          Optional.of(
              () -> {
                begun.countDown();
                made.await(30, TimeUnit.SECONDS);
                throw new IllegalStateException("broken");
              });
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return served.send(post(served)).statusCode();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      HttpResponse<String> second = served.send(post(served));
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("retry-after")).isPresent();
      made.countDown();
      assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(500);
      served.bundle = Optional.of(() -> BUNDLE);
      assertThat(served.send(post(served)).statusCode()).isEqualTo(200);
    }
  }
}
