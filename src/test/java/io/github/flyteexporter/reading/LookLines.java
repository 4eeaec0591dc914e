package io.github.flyteexporter.reading;

import java.util.List;

/** Looks as tests write them: {@code get ok status 403}, and the call and its outcome alone. */
public final class LookLines {
  private LookLines() {}

  /** Each call and how it ended. */
  public static List<String> of(List<Look> looks) {
    return looks.stream()
        .map(
            look ->
                String.join(
                        " ",
                        look.call(),
                        look.outcome().label(),
                        look.phase().label(),
                        look.status())
                    .strip())
        .toList();
  }
}
