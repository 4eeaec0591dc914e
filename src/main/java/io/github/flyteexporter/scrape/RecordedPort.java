package io.github.flyteexporter.scrape;

import io.github.flyteexporter.http.BodySink;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A profiling port whose answers were recorded: read by what reads those of a live one. */
public final class RecordedPort {
  private final ScrapeReadingBuilder pages;

  /** The port of a target, of which the series that {@code names} wants are kept. */
  public RecordedPort(String target, Names names) {
    this.pages = new ScrapeReadingBuilder(target, names);
  }

  /** The port of Flyte 2's controller, which has no side paths. */
  public static RecordedPort ofFlyte2(String target, Names names) {
    return new RecordedPort(new ScrapeReadingBuilder(target, names, true));
  }

  private RecordedPort(ScrapeReadingBuilder pages) {
    this.pages = pages;
  }

  /** Gives the recorded answers of one moment. */
  public interface Recorded {
    /**
     * The status that a side path answered, or the label of the reason for which it did not; empty
     * when it was not asked.
     */
    String status(SidePath side);

    /** The body of its answer, empty where there is none. */
    Optional<InputStream> open(SidePath side) throws IOException;
  }

  /** Which source the readings are of. */
  public SourceId id() {
    return pages.id();
  }

  /** The reading of a moment at which there was no page. */
  public Reading failed(Instant at, Duration took, Failure why) {
    return Reading.failed(id(), at, took, why).withAnswers(pages.missing(why));
  }

  /**
   * The reading of one moment.
   *
   * @throws IOException when what was recorded is no page
   */
  public Reading read(InputStream metrics, Recorded sides, Instant at, Duration took)
      throws IOException {
    try {
      PageBody body = pages.page();
      pour(metrics, body);
      ParsedPage page = body.page();
      for (SidePath side : SidePath.values()) {
        if (!sides.status(side).isEmpty()) {
          pages.take(side, answer(side, sides), page, 0); // what is due is recorded
        }
      }
      return pages.reading(page, at, took);
    } catch (HttpException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private SidePathResult answer(SidePath side, Recorded sides) throws IOException {
    String status = sides.status(side);
    Optional<InputStream> recorded = sides.open(side);
    if (recorded.isEmpty()) {
      return status.matches("\\d+")
          ? SidePathResult.refused(side, Integer.parseInt(status))
          : SidePathResult.without(status);
    }
    SidePathBody body = pages.begin(side);
    try (InputStream in = recorded.get()) {
      pour(in, body);
      SidePathResult good = SidePathResult.good(body);
      return status.equals("200") ? good : SidePathResult.without(status).standing(good);
    } catch (HttpException e) {
      return SidePathResult.failed(e);
    } finally {
      body.release();
    }
  }

  private static void pour(InputStream in, BodySink body) throws IOException {
    byte[] piece = new byte[1 << 16];
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      body.feed(piece, 0, n);
    }
    body.end();
  }
}
