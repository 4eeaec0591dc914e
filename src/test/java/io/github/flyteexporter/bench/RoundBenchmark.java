package io.github.flyteexporter.bench;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.replay.RepeatedRound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The round with the largest page, and its parts. */
@State(Scope.Thread)
public class RoundBenchmark {
  /** The recorded page; given by {@link Bench}. */
  @Param("")
  public String page;

  private RepeatedRound round;
  private List<Reading> readings;
  private RepeatedRound.Judged values;

  /** Does the rounds before. */
  @Setup
  public void prepare() throws IOException {
    round = RepeatedRound.at(Path.of(page));
    readings = round.parse();
    values = round.judge(readings);
  }

  /** The page's bytes to samples. */
  @Benchmark
  public List<Reading> parse(CpuTime cpu) {
    long begun = CpuTime.now();
    List<Reading> parsed = round.parse();
    cpu.since(begun);
    return parsed;
  }

  /** Samples to verdict and values. */
  @Benchmark
  public RepeatedRound.Judged judge(CpuTime cpu) {
    long begun = CpuTime.now();
    RepeatedRound.Judged judged = round.judge(readings);
    cpu.since(begun);
    return judged;
  }

  /** Values to the page that is served. */
  @Benchmark
  public Exposition render(CpuTime cpu) {
    long begun = CpuTime.now();
    Exposition rendered = round.render(values);
    cpu.since(begun);
    return rendered;
  }

  /** All of these. */
  @Benchmark
  public Exposition round(CpuTime cpu) {
    long begun = CpuTime.now();
    Exposition rendered = round.render(round.judge(round.parse()));
    cpu.since(begun);
    return rendered;
  }

  /** All of these, and unzipping and reading the recorded JSON of the other sources. */
  @Benchmark
  public Exposition replayed(CpuTime cpu) {
    long begun = CpuTime.now();
    Exposition rendered = round.render(round.judge(round.read()));
    cpu.since(begun);
    return rendered;
  }
}
