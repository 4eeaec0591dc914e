package io.github.flyteexporter.scrape;

import io.github.flyteexporter.http.TransportFailures;
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
  /** The answer that came whole. */
  static SidePathResult good(SidePathBody body) {
    return new SidePathResult("200", body.samples());
  }

  /** An answer of another status than 200; a config that is switched off exposes no secrets. */
  static SidePathResult refused(SidePath side, int status) {
    boolean off = side == SidePath.CONFIG && status == 404;
    return new SidePathResult(
        Integer.toString(status),
        off ? Samples.of(List.of(ConfigBody.exposes(false))) : Samples.NONE);
  }

  /** No answer, or none that can be read. */
  static SidePathResult failed(Throwable error) {
    return new SidePathResult(TransportFailures.of(error).kind().reason().label(), Samples.NONE);
  }

  /** Whether it says what is there, if only that nothing is. */
  boolean isDefinite() {
    return status.equals("200") || status.equals("404");
  }

  /** The sample that says how it went. */
  Sample outcome(SidePath side) {
    return new Sample(ScrapeSamples.ANSWER, Labels.of("path", side.path(), "status", status), 1);
  }
}
