package io.github.flyteexporter.bench;

import java.util.Locale;

/** Lets another process ask for the page a thousand times a second. */
final class LoadRow {
  private static final int RATE = 1_000;
  private static final int SECONDS = 10;

  private LoadRow() {}

  static Row row(Program program, Flags flags, String kind, String how) {
    String[] figures =
        Child.output(
                Load.class,
                String.valueOf(program.port()),
                String.valueOf(RATE),
                String.valueOf(SECONDS),
                kind)
            .split(" ", -1);
    double p99 = Double.parseDouble(figures[1]);
    return Row.atMost(
        "`GET /metrics` at 1,000 requests/s, " + kind + ", " + flags.name(),
        new Figure(p99, 2, "ms"),
        String.format(
            Locale.ROOT,
            "p50 %.2f ms, p99 %.2f ms, max %.1f ms, %s errors (the client itself woke up late by p99 %.2f ms)",
            Double.parseDouble(figures[0]),
            p99,
            Double.parseDouble(figures[2]),
            figures[4],
            Double.parseDouble(figures[3])),
        how);
  }
}
