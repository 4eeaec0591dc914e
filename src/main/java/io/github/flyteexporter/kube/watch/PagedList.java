package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.api.ApiFailure.Next;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The list of one type's objects, read in pages: so many pages and so much time at most. */
final class PagedList {
  private static final int PAGE = 500;

  /** So many pages that are not full are accepted. */
  private static final int SHORT_PAGES = 10;

  private final ObjectType type;
  private final ApiServer server;
  private final WatchTiming timing;
  private final TimeSource time;
  private final int maxPages;

  /**
   * A list.
   *
   * @param maxObjects so many are kept at most; twice their pages are read at most, as a token may
   *     lead back to the same page
   */
  PagedList(
      ObjectType type, ApiServer server, WatchTiming timing, TimeSource time, int maxObjects) {
    this.type = type;
    this.server = server;
    this.timing = timing;
    this.time = time;
    this.maxPages = SHORT_PAGES + 2 * (maxObjects / PAGE);
  }

  /**
   * Reads all pages and passes on their objects; returns the resourceVersion that a watch goes on
   * from.
   *
   * @throws ApiFailure when there are too many pages, or all of them take too long
   */
  <R extends Retained> String read(
      RbacRule need, ObjectReader<R> reader, ObjectConsumer<R> objects, AtomicLong bytes)
      throws IOException {
    long begun = time.nanoTime();
    String next = "";
    for (int pages = 0; pages < maxPages; pages++) {
      Duration left = timing.list().minus(time.since(begun));
      if (left.isNegative() || left.isZero()) {
        throw new ApiFailure(
            Reason.TIMEOUT,
            "the list was not complete after " + timing.list().toSeconds() + " s",
            Next.RELIST);
      }
      try (InputStream body = server.get(need, path(next), timing.answer(), left, bytes)) {
        ListPage page = ListPage.read(body, reader, objects);
        if (page.next().isEmpty()) {
          return page.resourceVersion();
        }
        next = page.next();
      }
    }
    throw new ApiFailure(
        Reason.TOO_LARGE, "the list has more than " + maxPages + " pages", Next.RELIST);
  }

  private String path(String next) {
    String path = type.path() + "limit=" + PAGE;
    return next.isEmpty()
        ? path
        : path + "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
  }
}
