package io.github.flyteexporter.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a round gets of a look that takes long. */
class LookSourceTest {
  private final List<Promise<List<LookResult>>> begun = new ArrayList<>();
  private final LookSource source = waiting(Duration.ofMillis(20));

  private LookSource waiting(Duration longest) {
    return new LookSource(
        LookSamples.OBJECT_STORE,
        TimeSource.system(),
        longest,
        () -> {
          begun.add(Promise.promise());
          return begun.get(begun.size() - 1).future();
        });
  }

  private Reading read() throws Exception {
    return ended(source.read());
  }

  private static Reading ended(Future<Reading> reading) throws Exception {
    return reading.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private void ends(int status) {
    begun
        .get(begun.size() - 1)
        .complete(
            List.of(LookResult.answered("get", status, LookResult.SUCCESS, Duration.ofMillis(9))));
  }

  @Test
  void oneLookAtATimeAndMeanwhileTheOneBefore() throws Exception {
    assertThat(read().isNotYet()).isTrue();
    assertThat(read().isNotYet()).isTrue();
    assertThat(begun).hasSize(1);
    ends(200);
    Reading first = read();
    assertThat(begun).hasSize(2);
    assertThat(Look.in(first)).extracting(Look::status).containsExactly("200");
    assertThat(read().at()).isEqualTo(first.at());
    assertThat(begun).hasSize(2);
    ends(503);
    assertThat(Look.in(read())).extracting(Look::status).containsExactly("503");
  }

  @Test
  void aLookThatEndsInTimeIsOfTheSameRound() throws Exception {
    Future<Reading> reading = waiting(Duration.ofSeconds(30)).read();
    ends(200);
    assertThat(Look.in(ended(reading))).hasSize(1);
  }
}
