package io.github.flyteexporter.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** FlyteWorkflows watched at a test's server, with waits that are noted and cut short. */
final class Watching implements AutoCloseable {
  static final Timing FAST =
      new Timing(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));

  final List<Duration> waits = new CopyOnWriteArrayList<>();
  final FlyteWorkflows workflows = new FlyteWorkflows(() -> Instant.EPOCH);
  final ListWatch<WorkflowObject> watch;
  private final KubernetesClient client;

  Watching(String url) {
    client = client(url);
    watch =
        new ListWatch<>(
                FlyteWorkflows.TYPE,
                new ApiServer(client.getHttpClient(), url, asked -> {}),
                workflows.reader(),
                workflows.store(),
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
    return workflows.store().all().size();
  }

  /** How many endings were counted. */
  long ended() {
    List<Sample> samples = workflows.summary().of(workflows.store().all(), Instant.EPOCH).samples();
    return (long) Samples.of(samples).sum(WorkflowSamples.ENDED).orElse(-1);
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
