package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import java.util.List;

/**
 * What asking one of the side paths came to.
 *
 * @param status the HTTP status, or the label of the reason for which none came
 */
record SidePathResult(String status, Samples samples) {
  private static final String NAME = ScrapeSamples.ANSWER;

  /** The answer that came whole. */
  static SidePathResult good(SidePathBody body) {
    return new SidePathResult("200", body.samples());
  }

  /** The answer that an error means. */
  static SidePathResult failed(SidePath side, Throwable error) {
    int status = error instanceof SourceException known ? known.status() : 200;
    if (status != 200) {
      boolean off = side == SidePath.CONFIG && status == 404;
      return new SidePathResult(
          Integer.toString(status),
          off ? Samples.of(List.of(ConfigBody.exposes(false))) : Samples.NONE);
    }
    return new SidePathResult(ScrapeFailures.of(error, side.path()).reason().label(), Samples.NONE);
  }

  /** Whether it says what is there, if only that nothing is. */
  boolean definite() {
    return status.equals("200") || status.equals("404");
  }

  /** The sample that says how it went. */
  Sample outcome(SidePath side) {
    return new Sample(NAME, Labels.of("path", side.path(), "status", status), 1);
  }
}
