package io.github.flyteexporter.replay;

import io.github.flyteexporter.scrape.RecordedPort;
import io.github.flyteexporter.scrape.SidePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What the paths beside {@code /metrics} answered in one tick of a recording. */
record RecordedSidePaths(Snapshot tick, String target) implements RecordedPort.Recorded {
  @Override
  public String status(SidePath side) {
    Snapshot.Answer answer = tick.answers().get(name(side));
    if (answer == null || (answer.status() == 200 && !tick.has(name(side)))) {
      return "";
    } else if (answer.status() > 0) {
      return String.valueOf(answer.status());
    }
    return answer.noted().map(Snapshot.Noted::reason).orElse("");
  }

  @Override
  public Optional<InputStream> open(SidePath side) throws IOException {
    return tick.has(name(side)) ? Optional.of(tick.open(name(side))) : Optional.empty();
  }

  /** {@code flyteadmin.k8smetrics} in the recording is {@code /k8smetrics} of flyteadmin. */
  private String name(SidePath side) {
    return target + "." + side.path().substring(1);
  }
}
