package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observe.Scene;
import java.util.List;

/** How the calls of the API went in a round. */
record ApiLooks(List<Look> all) {
  static ApiLooks of(RoundView view) {
    return new ApiLooks(
        view.history(Flyte2Samples.API_LOOK)
            .flatMap(SourceHistory::current)
            .map(Look::in)
            .orElse(List.of()));
  }

  /** Those that need nothing but the process. */
  private List<Look> own() {
    return all.stream().filter(look -> LookSamples.NEED_NOTHING.contains(look.call())).toList();
  }

  /** Those that need the database. */
  List<Look> deeper() {
    return all.stream().filter(look -> LookSamples.NEED_DATABASE.contains(look.call())).toList();
  }

  /** Whether the process answers. */
  boolean answers() {
    return own().stream().anyMatch(Look::ok);
  }

  boolean databaseAnswers() {
    return deeper().stream().anyMatch(Look::ok);
  }

  /** A process that gets no CPU is slow to say that it is well. */
  boolean starved(Scene scene) {
    return own().stream().anyMatch(look -> seconds(look) >= scene.limit(Limit.HARMLESS));
  }

  static boolean slow(Scene scene, Look look) {
    return look.ok()
        && seconds(look) >= scene.limit(Limit.LOOK_SLOW)
        && scene
            .usual()
            .slow("look|" + Flyte2Samples.API_LOOK.target() + "|" + look.call(), seconds(look));
  }

  private static double seconds(Look look) {
    return look.took().toMillis() / 1000.0;
  }
}
