package io.github.flyteexporter.signal;

import io.github.flyteexporter.signal.access.AuthSignals;
import io.github.flyteexporter.signal.access.LookSignals;
import io.github.flyteexporter.signal.access.ProbeSignals;
import io.github.flyteexporter.signal.admin.AdminSignals;
import io.github.flyteexporter.signal.admin.EventSignals;
import io.github.flyteexporter.signal.admin.ExecutionSignals;
import io.github.flyteexporter.signal.admin.NotificationSignals;
import io.github.flyteexporter.signal.admin.RequestFailureSignals;
import io.github.flyteexporter.signal.admin.ScheduleSignals;
import io.github.flyteexporter.signal.admin.ServiceSignals;
import io.github.flyteexporter.signal.admin.StorageSignals;
import io.github.flyteexporter.signal.catalogue.FlyteNames;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.component.ComponentSignals;
import io.github.flyteexporter.signal.component.ConfigSignals;
import io.github.flyteexporter.signal.component.MissingFamilies;
import io.github.flyteexporter.signal.database.DatabaseActionSignals;
import io.github.flyteexporter.signal.database.DatabaseServerSignals;
import io.github.flyteexporter.signal.database.DatabaseSignals;
import io.github.flyteexporter.signal.kube.ActionSignals;
import io.github.flyteexporter.signal.kube.ControlPlaneSignals;
import io.github.flyteexporter.signal.kube.FailureSignals;
import io.github.flyteexporter.signal.kube.NamespaceSignals;
import io.github.flyteexporter.signal.kube.TaskNodeSignals;
import io.github.flyteexporter.signal.kube.TaskPodSignals;
import io.github.flyteexporter.signal.kube.WebhookSignals;
import io.github.flyteexporter.signal.kube.WorkflowObjectSignals;
import io.github.flyteexporter.signal.kube.WorkflowSignals;
import io.github.flyteexporter.signal.own.JudgementSeries;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.github.flyteexporter.signal.own.SourceSignals;
import io.github.flyteexporter.signal.own.TuningSignals;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.github.flyteexporter.signal.propeller.KubeClientSignals;
import io.github.flyteexporter.signal.propeller.LeaseSignals;
import io.github.flyteexporter.signal.propeller.NodeSignals;
import io.github.flyteexporter.signal.propeller.PropellerSignals;
import io.github.flyteexporter.signal.propeller.ShardSignals;
import io.github.flyteexporter.signal.propeller.WorkflowStoreSignals;
import java.util.List;
import java.util.stream.Stream;

/** All signals, in the order of the page. */
public final class Catalogue {
  public static final List<Signal> ALL;

  static {
    List<Signal> others =
        Stream.of(
                VerdictSignals.ALL,
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
                ActionSignals.ALL,
                TaskPodSignals.ALL,
                TaskNodeSignals.ALL,
                NamespaceSignals.ALL,
                ControlPlaneSignals.ALL,
                ShardSignals.ALL,
                LeaseSignals.ALL,
                WebhookSignals.ALL,
                ProbeSignals.ALL,
                LookSignals.ALL,
                AdminSignals.ALL,
                RequestFailureSignals.ALL,
                ExecutionSignals.ALL,
                ScheduleSignals.ALL,
                AuthSignals.ALL,
                DatabaseSignals.ALL,
                DatabaseServerSignals.ALL,
                DatabaseActionSignals.ALL,
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

  /** The names of all series that some signal is read from. */
  public static FlyteNames names() {
    return FlyteNames.of(ALL, JudgementSeries.all());
  }
}
