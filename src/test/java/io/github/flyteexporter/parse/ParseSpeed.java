package io.github.flyteexporter.parse;

import com.sun.management.ThreadMXBean;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Wanted;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Prints how fast a recorded page is parsed on one core and how much is allocated for it. */
final class ParseSpeed {
  private static final int PIECE = 64 * 1024;
  private static final int ROUNDS = 12;
  private static final long ROUND_NANOS = 1_000_000_000L;

  /** About the families that a catalogue of signals asks for. */
  private static final Pattern CATALOGUE =
      Pattern.compile(
          "flyte:propeller:[^:]+:round:(success_count|error_count|raw_unlabeled_ms_(sum|count)"
              + "|round_time_unlabeled_ms_(sum|count)|abort_error_unlabeled|panic_unlabeled"
              + "|skipped|error_count_unlabeled|success_count_unlabeled)"
              + "|flyte:propeller:[^:]+:(free_workers_count|main_depth|main_adds|main_retries"
              + "|main_queue_latency_us_(sum|count)|main_unfinished_work_s|wf_stale|build_info)"
              + "|flyte:propeller:[^:]+:execstats:.*"
              + "|flyte:propeller:[^:]+:(node|task|workflow|plugin):[^:]*_fail[a-z]*_unlabeled"
              + "|flyte:propeller:[^:]+:errors:.*"
              + "|flyte:propeller:[^:]+:metastore:[^:]*_(failure|success)_unlabeled"
              + "|flyte:admin:admin:(create_execution|get_execution|create_execution_event"
              + "|create_node_execution_event|create_task_execution_event):(errors|success"
              + "|codes:.*)"
              + "|datacatalog:datacatalog:artifact:.*_count_unlabeled"
              + "|k8s_client_(request_total|request_latency_.*|rate_limiter_latency_.*)"
              + "|grpc_(server|client)_handled_total"
              + "|process_.*|go_goroutines|go_memstats_heap_inuse_bytes|go_info");

  private static final List<String> KEEP =
      List.of("grpc_code", "grpc_method", "code", "method", "verb", "le");

  private ParseSpeed() {}

  /** Takes the path of a recorded page. */
  public static void main(String[] arguments) throws IOException {
    byte[] page = Recordings.page(Path.of(arguments[0]));
    int piece = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PIECE;
    NameTable names = new NameTable(catalogue());
    ParsedPage parsed = parse(names, page, piece);
    System.out.printf(
        Locale.ROOT,
        "%d bytes, %d lines, %d series, %d samples, bad %s%n",
        parsed.bytes(),
        parsed.lines(),
        parsed.series(),
        parsed.samples().size(),
        parsed.bad());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    for (int round = 0; round < ROUNDS; round++) {
      long allocated = threads.getThreadAllocatedBytes(thread);
      long start = threads.getCurrentThreadCpuTime();
      long pages = 0;
      while (threads.getCurrentThreadCpuTime() - start < ROUND_NANOS) {
        parse(names, page, piece);
        pages++;
      }
      double nanos = threads.getCurrentThreadCpuTime() - start;
      System.out.printf(
          Locale.ROOT,
          "%.2f GB/s, %.0f us/page, %d bytes allocated/page%n",
          page.length * pages / nanos,
          nanos / pages / 1e3,
          (threads.getThreadAllocatedBytes(thread) - allocated) / pages);
    }
  }

  private static ParsedPage parse(NameTable names, byte[] page, int piece) {
    PageParser parser = new PageParser(names);
    for (int i = 0; i < page.length; i += piece) {
      parser.feed(page, i, Math.min(piece, page.length - i));
    }
    return parser.finish();
  }

  private static Names catalogue() {
    return name ->
        CATALOGUE.matcher(name).matches()
            ? Optional.of(new Wanted(name, Labels.NONE, KEEP))
            : Optional.empty();
  }
}
