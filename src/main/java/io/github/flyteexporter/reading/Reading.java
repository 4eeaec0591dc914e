package io.github.flyteexporter.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a source said at one moment: samples and evidence, or why there are none.
 *
 * @param id which source, of which target
 * @param at when the answer was taken; two readings with the same moment are one reading
 * @param took how long the answer took
 * @param bytes size of the answer before anything was dropped
 * @param series how many series the answer held, wanted or not
 */
public record Reading(
    SourceId id,
    Instant at,
    Duration took,
    long bytes,
    long series,
    Samples samples,
    List<Evidence> evidence,
    Optional<Failure> failure) {

  public Reading {
    evidence = List.copyOf(evidence);
  }

  /** A reading that failed. */
  public static Reading failed(SourceId of, Instant at, Duration took, Failure failure) {
    return new Reading(of, at, took, 0, 0, Samples.NONE, List.of(), Optional.of(failure));
  }

  /** Whether the source answered. */
  public boolean ok() {
    return failure.isEmpty();
  }

  /** This reading without its evidence. */
  public Reading withoutEvidence() {
    return new Reading(id, at, took, bytes, series, samples, List.of(), failure);
  }

  /** This reading with other samples. */
  public Reading withSamples(Samples others) {
    return new Reading(id, at, took, bytes, series, others, evidence, failure);
  }
}
