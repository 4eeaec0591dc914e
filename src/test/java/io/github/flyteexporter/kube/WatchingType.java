package io.github.flyteexporter.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.flyteexporter.reading.Failure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Objects of one type watched at a test's server, with waits that are noted and cut short. */
class WatchingType<R extends Stored> implements AutoCloseable {
  static final Timing FAST =
      new Timing(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));

  final List<Duration> waits = new CopyOnWriteArrayList<>();
  final Store<R> store;
  final ListWatch<R> watch;
  private final KubernetesClient client;

  WatchingType(String url, ObjectType type, ObjectReader<R> reader, Store<R> store) {
    this.store = store;
    client = client(url);
    watch =
        new ListWatch<>(
                type,
                new ApiServer(client.getHttpClient(), url, asked -> {}),
                reader,
                store,
                FAST,
                () -> Instant.EPOCH,
                () -> 0.5,
                this::waited)
            .start();
  }

  static KubernetesClient client(String url) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(url)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private void waited(Duration time) throws InterruptedException {
    waits.add(time);
    new SynchronousQueue<Integer>().poll(5, TimeUnit.MILLISECONDS);
  }

  /** How many objects there are. */
  int size() {
    return store.all().size();
  }

  long errors(Reason reason) {
    return watch.errors().getOrDefault(reason, 0L);
  }

  @Override
  public void close() {
    watch.close();
    client.close();
  }
}
