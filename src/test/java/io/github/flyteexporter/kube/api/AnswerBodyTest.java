package io.github.flyteexporter.kube.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerBodyTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final AnswerBody body = new AnswerBody(LIMIT, LIMIT, new AtomicLong());
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();

  private Subscription oneText() {
    return new Subscription() {
      @Override
      public void request(long pieces) {
        body.onNext(List.of(ByteBuffer.wrap("text".getBytes(StandardCharsets.UTF_8))));
        body.onComplete();
      }

      @Override
      public void cancel() {
        done.complete(true);
      }
    };
  }

  private static String text(InputStream in) {
    try {
      return new String(in.readNBytes(4), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aReaderMayComeBeforeTheSubscription() throws Exception {
    Thread reader = new Thread(() -> done.complete(text(body).equals("text")));
    reader.start();
    while (reader.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    body.onSubscribe(oneText());
    assertThat(done.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneThatIsClosedBeforeIsCancelled() {
    body.close();
    body.onSubscribe(oneText());
    assertThat(done).isCompletedWithValue(true);
  }
}
