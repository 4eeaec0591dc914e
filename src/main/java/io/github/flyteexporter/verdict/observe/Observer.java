package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.verdict.observation.Observation;
import java.util.List;
import java.util.stream.Stream;

/** Makes observations of one kind. */
public interface Observer {
  /** All of them. */
  List<Observer> ALL =
      List.of(
          new LookObserver(),
          new TextObserver(),
          new LogObserver(),
          new KubeOutcomes(),
          new GrpcOutcomes(),
          new StorageOutcomes(),
          new WaitObserver(),
          new TimeObserver(),
          new PodObserver(),
          new QuotaObserver(),
          new NamespaceObserver(),
          new PropellerObserver(),
          new RateObserver(),
          new LoadObserver());

  /** What this round shows. */
  Stream<Observation> observe(Scene scene);

  /** What all of them see in a round. */
  static List<Observation> all(Scene scene) {
    return ALL.stream().flatMap(one -> one.observe(scene)).toList();
  }
}
