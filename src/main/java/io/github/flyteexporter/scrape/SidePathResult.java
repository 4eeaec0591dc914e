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
 * @param kept what was looked at in the answer, as it is recorded; empty without one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SidePathResult(String status, Samples samples, byte[] kept) {
  private static final byte[] NOTHING = {};

  /** The answer that came whole. */
  static SidePathResult good(SidePathBody body) {
    return new SidePathResult("200", body.samples(), body.kept());
  }

  /** An answer of another status than 200; a config that is switched off exposes no secrets. */
  static SidePathResult refused(SidePath side, int status) {
    boolean off = side == SidePath.CONFIG && status == 404;
    return new SidePathResult(
        Integer.toString(status),
        off ? Samples.of(List.of(ConfigBody.exposes(false))) : Samples.NONE,
        NOTHING);
  }

  /** No answer, or none that can be read. */
  static SidePathResult failed(Throwable error) {
    return without(TransportFailures.of(error).kind().reason().label());
  }

  /** No answer, for a reason with this label. */
  static SidePathResult without(String reason) {
    return new SidePathResult(reason, Samples.NONE, NOTHING);
  }

  /** What an older answer said, with how it went this time. */
  SidePathResult standing(SidePathResult older) {
    return new SidePathResult(status, older.samples, older.kept);
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
