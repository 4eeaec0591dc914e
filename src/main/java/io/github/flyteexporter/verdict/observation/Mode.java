package io.github.flyteexporter.verdict.observation;

import java.util.EnumSet;
import java.util.Set;

/** In which way a node is bad. */
public enum Mode {
  /** It cannot be connected to: refused, reset, no such name, no agreement on TLS. */
  DOWN,
  /** It is connected to and does not answer. */
  HUNG,
  /** It answers, and takes far longer than usual. */
  SLOW,
  /** It refuses who asks: no right, wrong password or token. */
  DENIED,
  /** It has no room left: disk, connections, quota. */
  FULL,
  /** It answers with an error of its own, or refuses what is asked. */
  REJECTS,
  /** It does what it can and is asked for more. */
  LOADED;

  /** What any answer disproves. */
  public static final Set<Mode> ANSWERS = Set.copyOf(EnumSet.of(DOWN, HUNG));

  /** What an answer in the usual time disproves. */
  public static final Set<Mode> FAST = Set.copyOf(EnumSet.of(DOWN, HUNG, SLOW));

  /** What calls disprove that end in the usual time, well or not. */
  public static final Set<Mode> ENDS = Set.copyOf(EnumSet.of(HUNG, SLOW));

  /** What calls of Flyte's own disprove that end well in the usual time. */
  public static final Set<Mode> SERVES = Set.copyOf(EnumSet.allOf(Mode.class));
}
