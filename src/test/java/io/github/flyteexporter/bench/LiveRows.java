package io.github.flyteexporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The shaded jar beside a stand-in for Flyte: start, memory, CPU, load, and a page of 100 MB. */
final class LiveRows {
  private static final int STARTS = 3;
  private static final int SETTLE_SECONDS = 5;
  private static final int ROUNDS = 20;
  private static final int ROUNDS_PER_MINUTE = 4;

  private final Path target;
  private final RecordedPage recorded;
  private final Flags flags;
  private final List<Row> rows = new ArrayList<>();

  private LiveRows(Path target, RecordedPage recorded, Flags flags) {
    this.target = target;
    this.recorded = recorded;
    this.flags = flags;
  }

  static List<Row> rows(Path target, RecordedPage recorded, Flags flags)
      throws IOException, InterruptedException {
    LiveRows live = new LiveRows(target, recorded, flags);
    try (PageServer flyte = new PageServer(recorded.bytes())) {
      live.starts(flyte);
      try (Program program = Program.start(target, flags, flyte)) {
        program.firstPage();
        live.load(program);
        live.rounds(program);
        live.huge(program, flyte);
      }
    }
    return live.rows;
  }

  private void starts(PageServer flyte) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (Program program = Program.start(target, flags, flyte)) {
        seconds.add(program.firstPage().toMillis() / 1e3);
        cpu.add(program.cpu().toMillis() / 1e3);
      }
    }
    double best = seconds.stream().mapToDouble(d -> d).min().orElseThrow();
    double median = seconds.stream().sorted().toList().get(STARTS / 2);
    rows.add(
        Row.atMost(
            "from start to the first `/metrics`, " + flags.name(),
            new Figure(median, 1, "s"),
            String.format(
                Locale.ROOT,
                "median %.2f s, best %.2f s; %.2f s of CPU",
                median,
                best,
                cpu.stream().sorted().toList().get(STARTS / 2)),
            STARTS + " starts of the jar; ends with a 200 that holds propeller's series"));
  }

  private void load(Program program) {
    rows.add(
        LoadRow.row(
            program,
            flags,
            "plain",
            "from another process over 4 kept connections for 10 s after 3 s to warm up,"
                + " each time from the scheduled moment; a round each second meanwhile"));
    rows.add(LoadRow.row(program, flags, "zipped", "the same with gzip, as Prometheus asks"));
  }

  private void rounds(Program program) throws IOException, InterruptedException {
    Thread.sleep(SETTLE_SECONDS * 1000L);
    Duration before = program.cpu();
    Thread.sleep(ROUNDS * 1000L);
    double millis = program.cpu().minus(before).toMillis() / (double) ROUNDS;
    rows.add(
        Row.atMost(
            "memory of the process, " + flags.name(),
            new Figure(program.resident(), 128, "MiB"),
            Figure.text(program.resident(), "MiB"),
            "VmRSS after a minute at an interval of 1 s and 26,000 requests, page "
                + Figure.text(recorded.megabytes(), "MB")));
    rows.add(
        Row.atMost(
            "CPU at an interval of 15 s, " + flags.name(),
            new Figure(millis * ROUNDS_PER_MINUTE / 600, 1, "% of a core"),
            String.format(
                Locale.ROOT,
                "%.2f %% of a core; %.0f ms a round",
                millis * ROUNDS_PER_MINUTE / 600,
                millis),
            "CPU of the whole process over " + ROUNDS + " s at an interval of 1 s"));
  }

  private void huge(Program program, PageServer flyte) throws IOException, InterruptedException {
    double before = program.resident();
    HugePage page = HugePage.of(recorded.bytes(), HugePageRow.SIZE);
    flyte.show(page::again);
    List<Double> seconds = new ArrayList<>();
    double largest = before;
    for (int i = 0; i < 4; i++) {
      String shown = roundOf(program);
      Duration cpu = program.cpu();
      for (int wait = 0; wait < 600 && roundOf(program).equals(shown); wait++) {
        Thread.sleep(50);
        largest = Math.max(largest, program.resident());
      }
      seconds.add(program.cpu().minus(cpu).toMillis() / 1e3);
    }
    double last = seconds.get(seconds.size() - 1);
    boolean up =
        program.page().orElse("").matches("(?s).*\nflyte_exporter_source_up\\{[^\n]* 1.0\n.*");
    rows.add(
        Row.atMost(
            "a round on a page of 100 MB over loopback, " + flags.name(),
            new Figure(last, 0.5, "s"),
            "CPU of four rounds: " + seconds + " s",
            "whole process, with HTTP and collection of garbage; "
                + (up ? "read whole" : "NOT READ")));
    rows.add(
        Row.atMost(
            "its memory growing meanwhile, " + flags.name(),
            new Figure(largest - before, 16, "MiB"),
            String.format(
                Locale.ROOT,
                "%.0f MiB: from %.0f to at most %.0f",
                largest - before,
                before,
                largest),
            "VmRSS every 50 ms"));
  }

  /** Changes with each round. */
  private static String roundOf(Program program) throws InterruptedException {
    return program
        .page()
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("flyte_exporter_last_round_timestamp_seconds"))
        .findFirst()
        .orElse("");
  }
}
