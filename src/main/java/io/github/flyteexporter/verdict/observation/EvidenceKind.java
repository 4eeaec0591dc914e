package io.github.flyteexporter.verdict.observation;

/** By which kind of evidence something was observed; two kinds are two witnesses. */
public enum EvidenceKind {
  /** Our own small call. */
  PROBE,
  /** Flyte's ended calls, by code. */
  OUTCOME,
  /** What Flyte and the libraries below it say. */
  TEXT,
  /** Calls of Flyte's that do not end. */
  WAIT,
  /** How long Flyte's calls take. */
  TIME,
  /** Objects, and how they change. */
  STATE
}
