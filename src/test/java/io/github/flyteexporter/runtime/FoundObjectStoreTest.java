package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.look.ObjectStore;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which of the addresses that Flyte's processes name is looked at. */
class FoundObjectStoreTest {
  private static final HttpUrl HERE = HttpUrl.parse("http://localhost:10254");
  private static final HttpUrl THERE = HttpUrl.parse("http://10.0.0.1:10254");

  private final SetClock clock = new SetClock(Instant.EPOCH);
  private final FoundObjectStore found = new FoundObjectStore(TimeSource.of(clock));
  private final AtomicInteger changes = new AtomicInteger();

  FoundObjectStoreTest() {
    found.onChange(changes::incrementAndGet);
  }

  private void says(String target, HttpUrl at, String url) {
    Sample store = new Sample(ScrapeSamples.OBJECT_STORE, Labels.of("url", url, "bucket", "b"), 1);
    reads(
        at,
        new Reading(
            new SourceId("scrape", target),
            clock.instant(),
            Duration.ZERO,
            1,
            1,
            Samples.of(List.of(store)),
            List.of(),
            Optional.empty()));
  }

  private void reads(HttpUrl at, Reading reading) {
    Source port =
        new Source() {
          @Override
          public SourceId id() {
            return reading.id();
          }

          @Override
          public Future<Reading> read() {
            return Future.succeededFuture(reading);
          }
        };
    Source watched = found.in(port, at);
    assertThat(watched.id()).isEqualTo(reading.id());
    assertThat(watched.read().result()).isSameAs(reading);
  }

  private String url() {
    return found.current().map(ObjectStore::url).map(HttpUrl::origin).orElse("");
  }

  @Test
  void anAddressIsFoundOnceAndAgainWhenItChanges() {
    Failure down = new Failure(Reason.UNREACHABLE, "refused");
    SourceId id = new SourceId("scrape", "a");
    reads(THERE, Reading.failed(id, Instant.EPOCH, Duration.ZERO, down));
    assertThat(found.current()).isEmpty();
    says("a", THERE, "http://minio:9000");
    says("a", THERE, "http://minio:9000");
    reads(THERE, Reading.failed(id, Instant.EPOCH, Duration.ZERO, down));
    assertThat(url()).isEqualTo("http://minio:9000");
    assertThat(changes).hasValue(1);
    says("a", THERE, "http://minio:9001");
    assertThat(url()).isEqualTo("http://minio:9001");
    assertThat(changes).hasValue(2);
  }

  @Test
  void twoThatDisagreeDoNotTakeTurns() {
    says("a", THERE, "http://minio:1");
    clock.set(Instant.EPOCH.plusSeconds(60));
    says("b", THERE, "http://minio:2");
    says("a", THERE, "http://minio:1");
    assertThat(url()).isEqualTo("http://minio:1");
    clock.set(Instant.EPOCH.plusSeconds(700));
    says("b", THERE, "http://minio:2");
    assertThat(url()).isEqualTo("http://minio:2");
    assertThat(changes).hasValue(2);
  }

  @Test
  void theLocalhostOfAnotherPodIsNotOurs() {
    says("a", THERE, "http://127.0.0.1:9000");
    says("a", THERE, "http://localhost:9000");
    assertThat(found.current()).isEmpty();
    says("a", HERE, "http://127.0.0.1:9000");
    assertThat(url()).isEqualTo("http://127.0.0.1:9000");
  }
}
