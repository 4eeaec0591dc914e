package io.github.flyteexporter.reading;

import io.github.flyteexporter.reading.raw.RawAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One read of a source: samples and evidence, or the failure.
 *
 * @param id of the source
 * @param at when the response arrived; two readings of the same instant are one reading
 * @param took the duration of the read
 * @param bytes size of the response before anything was dropped
 * @param series number of series in the response, wanted or not
 * @param answers what it was made of, for recordings; empty where the reading itself is kept
 */
public record Reading(
    SourceId id,
    Instant at,
    Duration took,
    long bytes,
    long series,
    Samples samples,
    List<Evidence> evidence,
    Optional<Failure> failure,
    List<RawAnswer> answers) {

  public Reading {
    evidence = List.copyOf(evidence);
    answers = List.copyOf(answers);
  }

  /** A reading of which itself is kept in recordings. */
  public Reading(
      SourceId id,
      Instant at,
      Duration took,
      long bytes,
      long series,
      Samples samples,
      List<Evidence> evidence,
      Optional<Failure> failure) {
    this(id, at, took, bytes, series, samples, evidence, failure, List.of());
  }

  /** A reading that failed. */
  public static Reading failed(SourceId of, Instant at, Duration took, Failure failure) {
    return new Reading(of, at, took, 0, 0, Samples.NONE, List.of(), Optional.of(failure));
  }

  /**
   * The state before a source's first answer: neither read nor failed.
   *
   * @param detail what is under way, such as "first list of pods in progress"
   */
  public static Reading notYet(SourceId of, Instant at, String detail) {
    return failed(of, at, Duration.ZERO, new Failure(Failure.Reason.NOT_YET, detail));
  }

  /** Whether there is no first answer yet. */
  public boolean isNotYet() {
    return failure.filter(why -> !why.reason().isError()).isPresent();
  }

  /** Whether the read succeeded. */
  public boolean ok() {
    return failure.isEmpty();
  }

  /** This reading of another source. */
  public Reading withId(SourceId other) {
    return new Reading(other, at, took, bytes, series, samples, evidence, failure, answers);
  }

  /** This reading at another moment. */
  public Reading withAt(Instant other) {
    return new Reading(id, other, took, bytes, series, samples, evidence, failure, answers);
  }

  /** This reading with other evidence. */
  public Reading withEvidence(List<Evidence> others) {
    return new Reading(id, at, took, bytes, series, samples, others, failure, answers);
  }

  /** All kinds of evidence that a reading may hold. */
  public static List<Class<? extends Evidence>> kindsOfEvidence() {
    return Stream.of(Evidence.class.getPermittedSubclasses())
        .flatMap(one -> one.isSealed() ? Stream.of(one.getPermittedSubclasses()) : Stream.of(one))
        .<Class<? extends Evidence>>map(one -> one.asSubclass(Evidence.class))
        .toList();
  }

  /** This reading with other samples. */
  public Reading withSamples(Samples others) {
    return new Reading(id, at, took, bytes, series, others, evidence, failure, answers);
  }

  /** This reading, made of these answers. */
  public Reading withAnswers(List<RawAnswer> made) {
    return new Reading(id, at, took, bytes, series, samples, evidence, failure, made);
  }

  /** This reading with the size that the answer had when it came. */
  public Reading withSize(long size, long count) {
    return new Reading(id, at, took, size, count, samples, evidence, failure, answers);
  }
}
