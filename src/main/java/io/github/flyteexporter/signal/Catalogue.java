package io.github.flyteexporter.signal;

import java.util.List;
import java.util.stream.Stream;

/** Every signal there is, in the order of the page. */
public final class Catalogue {
  public static final List<Signal> ALL;

  static {
    List<Signal> others =
        Stream.of(
                JudgedSignals.ALL,
                TuningSignals.ALL,
                ComponentSignals.ALL,
                PropellerSignals.ALL,
                WorkflowStoreSignals.ALL,
                NodeSignals.ALL,
                EventSignals.ALL,
                KubeClientSignals.ALL,
                WorkflowSignals.ALL,
                FailureSignals.ALL,
                WorkflowObjectSignals.ALL,
                TaskPodSignals.ALL,
                ControlPlaneSignals.ALL,
                ShardSignals.ALL,
                LeaseSignals.ALL,
                WebhookSignals.ALL,
                ProbeSignals.ALL,
                AdminSignals.ALL,
                RequestFailureSignals.ALL,
                ExecutionSignals.ALL,
                ScheduleSignals.ALL,
                AuthSignals.ALL,
                DatabaseSignals.ALL,
                DatabaseServerSignals.ALL,
                StorageSignals.ALL,
                ConfigSignals.ALL,
                ServiceSignals.ALL,
                NotificationSignals.ALL,
                SourceSignals.ALL,
                OwnSignals.ALL)
            .flatMap(List::stream)
            .toList();
    ALL = Stream.concat(others.stream(), Stream.of(MissingFamilies.signal(others))).toList();
  }

  private Catalogue() {}

  /** Knows the names of all series that some signal is read from. */
  public static FlyteNames names() {
    return FlyteNames.of(ALL);
  }
}
