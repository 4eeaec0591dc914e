package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Flyte2Evidence.RunId;

/** A run of an invented Flyte 2; its times are seconds since the start. */
final class InventedRun {
  private static final double WORK_SECONDS = 25;

  final RunId id;
  final boolean scheduled;
  final double born;
  final boolean enqueued;
  private double worked;
  private double changed;
  private double ended = -1;
  private String error = "";
  private String code = "";

  InventedRun(RunId id, boolean scheduled, double born, boolean enqueued) {
    this.id = id;
    this.scheduled = scheduled;
    this.born = born;
    this.enqueued = enqueued;
    this.changed = born;
  }

  /** It works for this long until this second, and ends if its work is done or refused. */
  void work(Flyte2Moment moment, double interval, double second) {
    worked += Math.min(interval, second - born);
    changed = second - 1;
    if (moment.refusal.isPresent() || worked >= WORK_SECONDS) {
      ended = second - 1;
      error = moment.refusal.orElse("");
      code = moment.refusalCode;
    }
  }

  boolean hasEnded() {
    return ended >= 0;
  }

  boolean lives() {
    return enqueued && !hasEnded();
  }

  boolean succeeded() {
    return hasEnded() && error.isEmpty();
  }

  /** When its action last changed. */
  double changed() {
    return changed;
  }

  double ended() {
    return ended;
  }

  /** Why it failed, or nothing. */
  String error() {
    return error;
  }

  String code() {
    return code;
  }

  String phase() {
    return hasEnded() ? "succeeded" : enqueued ? "running" : "queued";
  }
}
