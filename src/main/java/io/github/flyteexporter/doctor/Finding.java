package io.github.flyteexporter.doctor;

import java.util.Optional;

/**
 * What a check found.
 *
 * @param seen what was seen, or why nothing was
 * @param action what to do about this finding; empty where that of the check holds
 */
public record Finding(Result result, String seen, Optional<String> action) {
  public static Finding ok(String seen) {
    return new Finding(Result.OK, seen, Optional.empty());
  }

  public static Finding warning(String seen) {
    return new Finding(Result.WARNING, seen, Optional.empty());
  }

  public static Finding problem(String seen) {
    return new Finding(Result.PROBLEM, seen, Optional.empty());
  }

  /** It could not be judged, for this reason. */
  public static Finding notSeen(String why) {
    return new Finding(Result.COULD_NOT_LOOK, why, Optional.empty());
  }

  /** The same with another thing to do. */
  public Finding withAction(String other) {
    return new Finding(result, seen, Optional.of(other));
  }
}
