package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.verdict.observation.Observation;
import java.util.List;
import java.util.stream.Stream;

/** Makes observations of one kind. */
public interface Observer {
  /** All that see Flyte 1. */
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

  /** Those that see the same in Flyte 2. */
  List<Observer> SHARED =
      List.of(
          new LookObserver(),
          new TextObserver(),
          new LogObserver(),
          new KubeOutcomes(),
          new PodObserver(),
          new NamespaceObserver());

  /** What this round shows. */
  Stream<Observation> observe(Scene scene);

  /** What all that see Flyte 1 see in a round. */
  static List<Observation> all(Scene scene) {
    return all(ALL, scene);
  }

  /** What all of these see in a round. */
  static List<Observation> all(List<Observer> observers, Scene scene) {
    return observers.stream().flatMap(one -> one.observe(scene)).toList();
  }
}
