package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Draws how each function stood over time as an SVG: a bar for each, and marks at the moments at
 * which something changed.
 */
public final class StatusPicture {
  private static final int WIDTH = 900;
  private static final int LEFT = 90;
  private static final int RIGHT = 20;
  private static final int MARK = 20;
  private static final int ROW = 24;
  private static final int BAR = 16;

  private final List<Round> rounds;
  private final Instant start;
  private final long length;
  private int top;
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
   * @param marks oldest first
   * @param shown the moment that is looked at, empty for none
   */
  public static String svg(List<Round> rounds, List<Mark> marks, Optional<Instant> shown) {
    return new StatusPicture(rounds).draw(marks, shown);
  }

  private String draw(List<Mark> marks, Optional<Instant> shown) {
    List<Integer> lines = lines(marks);
    top = MARK * (1 + lines.stream().max(Comparator.naturalOrder()).orElse(0)) + 14;
    int bottom = top + ROW * PlatformFunction.values().length;
    int height = bottom + 54;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"100%%\""
            + " role=\"img\" aria-label=\"How each function of Flyte stood over time\""
            + " font-family=\"sans-serif\" font-size=\"13\">%n",
        WIDTH, height);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", WIDTH, height);
    int y = top;
    for (PlatformFunction function : PlatformFunction.values()) {
      row(function, y);
      y += ROW;
    }
    shown.ifPresent(at -> line(x(at), top - 4, bottom + 4, "stroke-width=\"2\""));
    for (int i = 0; i < marks.size(); i++) {
      mark(i + 1, marks.get(i), 14 + MARK * lines.get(i), bottom);
    }
    axis(bottom + 20);
    legend(bottom + 44);
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

  /** Statuses differ in their heights too, for those who do not see colours. */
  private static int height(Status status) {
    return switch (status) {
      case IMPAIRED -> BAR;
      case WORKING -> BAR / 2;
      case UNKNOWN -> 2;
    };
  }

  private static String colour(Status status) {
    return switch (status) {
      case IMPAIRED -> "#b3261e";
      case WORKING -> "#1a7431";
      case UNKNOWN -> "#767676";
    };
  }

  private void bar(PlatformFunction function, Status status, Instant from, Instant to, int y) {
    int height = height(status);
    add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"><title>%s: %s,"
            + " %s to %s</title></rect>%n",
        x(from),
        y + BAR - height,
        Math.max(1, x(to) - x(from)),
        height,
        colour(status),
        function.label(),
        status.name().toLowerCase(Locale.ROOT),
        ClockTime.of(from),
        ClockTime.of(to));
  }

  /** On which line each mark stands: the first on which it covers no other one. */
  private List<Integer> lines(List<Mark> marks) {
    List<Integer> lines = new ArrayList<>();
    List<Double> ends = new ArrayList<>();
    for (Mark mark : marks) {
      double x = x(mark.at());
      int line = 0;
      while (line < ends.size() && ends.get(line) > x - MARK) {
        line++;
      }
      if (line == ends.size()) {
        ends.add(x);
      }
      ends.set(line, x);
      lines.add(line);
    }
    return lines;
  }

  private void mark(int number, Mark mark, int y, int bottom) {
    double x = x(mark.at());
    mark.link().ifPresent(link -> add("<a href=\"%s\">", escaped(link)));
    add("<g><title>%s %s</title>", ClockTime.of(mark.at()), escaped(mark.what()));
    line(x, y + 10, bottom, "stroke-dasharray=\"2 3\"");
    add(
        "<circle cx=\"%.1f\" cy=\"%d\" r=\"9\" fill=\"#0b57d0\"/><text x=\"%.1f\" y=\"%d\""
            + " font-size=\"11\" text-anchor=\"middle\" fill=\"#fff\">%d</text></g>",
        x, y, x, y + 4, number);
    svg.append(mark.link().isPresent() ? "</a>\n" : "\n");
  }

  private void line(double x, int from, int to, String style) {
    add(
        "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#222\" %s/>",
        x, from, x, to, style);
  }

  private void axis(int y) {
    int steps = 4;
    for (int i = 0; i <= steps; i++) {
      Instant at = start.plusMillis(length * i / steps);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n",
          x(at),
          y,
          i == 0 ? "start" : i == steps ? "end" : "middle",
          ClockTime.of(at) + (i == steps ? " UTC" : ""));
    }
  }

  private void legend(int y) {
    int x = LEFT;
    for (Status status : List.of(Status.IMPAIRED, Status.WORKING, Status.UNKNOWN)) {
      add(
          "<rect x=\"%d\" y=\"%d\" width=\"18\" height=\"%d\" fill=\"%s\"/><text x=\"%d\""
              + " y=\"%d\" fill=\"#222\">%s</text>%n",
          x,
          y - height(status),
          height(status),
          colour(status),
          x + 24,
          y,
          status.name().toLowerCase(Locale.ROOT));
      x += 110;
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
