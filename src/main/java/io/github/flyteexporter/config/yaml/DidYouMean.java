package io.github.flyteexporter.config.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests the valid name that a mistyped one was probably meant to be. */
public final class DidYouMean {
  /** Longer than any valid name; longer input is not compared. */
  private static final int LONGEST = 200;

  private DidYouMean() {}

  /** The most similar valid name, empty when none is similar. */
  public static Optional<String> to(String name, Collection<String> valid) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String one : valid) {
      int distance = distance(name.toLowerCase(Locale.ROOT), one.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = one;
      }
    }
    return Optional.ofNullable(best).filter(near -> isNear(name, near));
  }

  /** The message for an unknown key, with a suggestion or all valid ones. */
  public static String unknown(String name, Collection<String> valid) {
    return to(name, valid)
        .map(near -> "unknown key; did you mean '" + near + "'?")
        .orElse("unknown key; valid are " + String.join(", ", valid));
  }

  private static boolean isNear(String name, String near) {
    int distance = distance(name.toLowerCase(Locale.ROOT), near.toLowerCase(Locale.ROOT));
    return distance <= Math.max(1, Math.min(name.length(), near.length()) / 3);
  }

  /** Edit distance: letters to add, drop, replace or swap with their neighbour. */
  static int distance(String a, String b) {
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        int replaced = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        least[i][j] = Math.min(replaced, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
        }
      }
    }
    return least[a.length()][b.length()];
  }
}
