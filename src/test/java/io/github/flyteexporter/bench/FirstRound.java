package io.github.flyteexporter.bench;

import io.github.flyteexporter.replay.RepeatedRound;
import java.io.IOException;
import java.nio.file.Path;

/** A process that does one round on a recorded page and prints the CPU time of it. */
final class FirstRound {
  private FirstRound() {}

  /** Takes the path of the page. */
  public static void main(String[] args) throws IOException {
    RepeatedRound round = RepeatedRound.first(Path.of(args[0]));
    long begun = CpuTime.now();
    int length = round.render(round.judge(round.parse())).text().length;
    long nanos = CpuTime.now() - begun;
    if (length > 0) {
      System.out.println(nanos / 1e6);
    }
  }

  /** Milliseconds of thread CPU time, the median of some processes. */
  static double measure(RecordedPage page, int processes) {
    return java.util.stream.IntStream.range(0, processes)
        .mapToDouble(
            i -> Double.parseDouble(Child.output(FirstRound.class, page.path().toString())))
        .sorted()
        .toArray()[processes / 2];
  }
}
