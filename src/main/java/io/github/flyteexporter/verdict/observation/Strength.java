package io.github.flyteexporter.verdict.observation;

/** How directly an observation points to its node, the weakest first. */
public enum Strength {
  /** It fits, and proves nothing. */
  HINT,
  /** It is what is left when the others are ruled out. */
  EXCLUSION,
  /** A call that goes there and perhaps further failed, waits or is slow. */
  ATTRIBUTED,
  /** The node itself was asked, or is named as the one that failed. */
  DIRECT
}
