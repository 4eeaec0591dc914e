package io.github.flyteexporter.bench;

import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.parse.PageParser;
import io.github.flyteexporter.signal.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A process that parses one page again and again, with the classes of whichever build it has. */
final class ParsePage {
  private static final int PIECE = 64 * 1024;
  private static final int WARM_UP = 1_500;
  private static final int PAGES = 1_500;

  private ParsePage() {}

  /** Takes a zipped page; prints nanoseconds of CPU and bytes allocated for each page. */
  public static void main(String[] args) throws IOException {
    byte[] page;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(args[0])))) {
      page = in.readAllBytes();
    }
    NameTable names = new NameTable(Catalogue.names());
    parse(names, page, WARM_UP);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long cpu = threads.getCurrentThreadCpuTime();
    parse(names, page, PAGES);
    System.out.println(
        (threads.getCurrentThreadCpuTime() - cpu) / PAGES
            + " "
            + (threads.getCurrentThreadAllocatedBytes() - allocated) / PAGES);
  }

  private static void parse(NameTable names, byte[] page, int times) {
    for (int i = 0; i < times; i++) {
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
