package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Draws how each function stood over time as an SVG: a bar for each, and marks at the moments at
 * which something changed.
 */
public final class StatusPicture {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final int WIDTH = 900;
  private static final int LEFT = 90;
  private static final int RIGHT = 20;
  private static final int TOP = 34;
  private static final int ROW = 24;
  private static final int BAR = 16;

  private final List<Round> rounds;
  private final Instant start;
  private final long length;
  private final StringBuilder svg = new StringBuilder(8_192);

  /** How the functions stood when a round ended. */
  public record Round(Instant at, Map<PlatformFunction, Status> functions) {
    public Round {
      functions = Map.copyOf(functions);
    }
  }

  /**
   * A moment at which something changed.
   *
   * @param what in words
   * @param link where more of it is shown, empty for nowhere
   */
  public record Mark(Instant at, String what, Optional<String> link) {}

  private StatusPicture(List<Round> rounds) {
    this.rounds = rounds;
    this.start = rounds.get(0).at();
    Instant end = rounds.get(rounds.size() - 1).at();
    this.length = Math.max(1, Duration.between(start, end).toMillis());
  }

  /**
   * The picture.
   *
   * @param rounds oldest first, at least one
   */
  public static String svg(List<Round> rounds, List<Mark> marks) {
    return new StatusPicture(rounds).draw(marks);
  }

  private String draw(List<Mark> marks) {
    int height = TOP + ROW * PlatformFunction.values().length + 30;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"100%%\""
            + " role=\"img\" aria-label=\"How each function of Flyte stood over time\""
            + " font-family=\"sans-serif\" font-size=\"13\">%n",
        WIDTH, height);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", WIDTH, height);
    int y = TOP;
    for (PlatformFunction function : PlatformFunction.values()) {
      row(function, y);
      y += ROW;
    }
    for (int i = 0; i < marks.size(); i++) {
      mark(i + 1, marks.get(i), height - 30);
    }
    axis(height - 10);
    return svg.append("</svg>\n").toString();
  }

  private void row(PlatformFunction function, int y) {
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#222\">%s</text>%n",
        LEFT - 8, y + 13, function.label());
    int from = 0;
    while (from < rounds.size()) {
      Status status = status(from, function);
      int to = from + 1;
      while (to < rounds.size() && status(to, function) == status) {
        to++;
      }
      Instant end = rounds.get(Math.min(to, rounds.size() - 1)).at();
      bar(function, status, rounds.get(from).at(), end, y);
      from = to;
    }
  }

  private Status status(int round, PlatformFunction function) {
    return rounds.get(round).functions().getOrDefault(function, Status.UNKNOWN);
  }

  /** Told apart by their heights too, for those who do not see colours. */
  private void bar(PlatformFunction function, Status status, Instant from, Instant to, int y) {
    int height =
        switch (status) {
          case IMPAIRED -> BAR;
          case WORKING -> BAR / 2;
          case UNKNOWN -> 2;
        };
    String colour =
        switch (status) {
          case IMPAIRED -> "#b3261e";
          case WORKING -> "#1a7431";
          case UNKNOWN -> "#767676";
        };
    add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"><title>%s: %s,"
            + " %s to %s</title></rect>%n",
        x(from),
        y + BAR - height,
        Math.max(1, x(to) - x(from)),
        height,
        colour,
        function.label(),
        status.name().toLowerCase(Locale.ROOT),
        TIME.format(from),
        TIME.format(to));
  }

  private void mark(int number, Mark mark, int bottom) {
    double x = x(mark.at());
    mark.link().ifPresent(link -> add("<a href=\"%s\">", escaped(link)));
    add(
        "<g><title>%s %s</title><line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\""
            + " stroke=\"#222\" stroke-dasharray=\"2 3\"/><circle cx=\"%.1f\" cy=\"14\" r=\"9\""
            + " fill=\"#0b57d0\"/><text x=\"%.1f\" y=\"18\" font-size=\"11\""
            + " text-anchor=\"middle\" fill=\"#fff\">%d</text></g>",
        TIME.format(mark.at()), escaped(mark.what()), x, 24, x, bottom, x, x, number);
    svg.append(mark.link().isPresent() ? "</a>\n" : "\n");
  }

  private void axis(int y) {
    int steps = 4;
    for (int i = 0; i <= steps; i++) {
      Instant at = start.plusMillis(length * i / steps);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n",
          x(at), y, i == 0 ? "start" : i == steps ? "end" : "middle", TIME.format(at));
    }
  }

  private double x(Instant at) {
    double part = Duration.between(start, at).toMillis() / (double) length;
    return LEFT + Math.max(0, Math.min(1, part)) * (WIDTH - LEFT - RIGHT);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
