package io.github.flyteexporter.signal;

import java.util.List;
import java.util.stream.Stream;

/** Every signal there is, in the order of the page. */
public final class Catalogue {
  public static final List<Signal> ALL =
      Stream.of(
              JudgedSignals.ALL,
              ComponentSignals.ALL,
              PropellerSignals.ALL,
              WorkflowSignals.ALL,
              AdminSignals.ALL,
              StorageSignals.ALL,
              SourceSignals.ALL,
              OwnSignals.ALL)
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  /** Knows the names of all series that some signal is read from. */
  public static FlyteNames names() {
    return FlyteNames.of(ALL);
  }
}
