package io.github.flyteexporter.bench;

import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.parse.PageParser;
import io.github.flyteexporter.signal.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A process that parses pages of a target again and again, with the classes of whichever build it
 * has: from the first to the last and back, so that values change and series come and go.
 */
final class ParsePage {
  private static final int PIECE = 64 * 1024;
  private static final int WARM_UP = 1_500;
  private static final int PAGES = 1_500;

  private final NameTable names = new NameTable(Catalogue.names());
  private final List<byte[]> pages = new ArrayList<>();
  private int next;
  private long bytes;

  private ParsePage() {}

  /**
   * Takes zipped pages, in the order in which they were shown; prints nanoseconds of CPU and bytes
   * allocated for each page, and its size.
   */
  public static void main(String[] args) throws IOException {
    ParsePage parse = new ParsePage();
    for (String page : args) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(page)))) {
        parse.pages.add(in.readAllBytes());
      }
    }
    List<byte[]> back = new ArrayList<>(parse.pages);
    Collections.reverse(back);
    parse.pages.addAll(back);
    parse.pages(WARM_UP);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    parse.bytes = 0;
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long cpu = threads.getCurrentThreadCpuTime();
    parse.pages(PAGES);
    System.out.println(
        (threads.getCurrentThreadCpuTime() - cpu) / PAGES
            + " "
            + (threads.getCurrentThreadAllocatedBytes() - allocated) / PAGES
            + " "
            + parse.bytes / PAGES);
  }

  private void pages(int times) {
    for (int i = 0; i < times; i++) {
      byte[] page = pages.get(next);
      next = (next + 1) % pages.size();
      bytes += page.length;
      PageParser parser = new PageParser(names);
      for (int at = 0; at < page.length; at += PIECE) {
        parser.feed(page, at, Math.min(PIECE, page.length - at));
      }
      if (parser.finish().samples().size() == 0) {
        throw new IllegalStateException("nothing parsed");
      }
    }
  }
}
