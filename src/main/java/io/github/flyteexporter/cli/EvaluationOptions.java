package io.github.flyteexporter.cli;

import io.github.flyteexporter.evaluation.EvaluationReport;
import io.github.flyteexporter.evaluation.RecordingFolders;
import io.github.flyteexporter.evaluation.SourceSet;
import io.github.flyteexporter.runtime.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options to compare recordings with the truth instead of serving them. */
final class EvaluationOptions {
  @Option(
      names = "--evaluate",
      description =
          "Serve nothing; compare the verdicts on each DIR, or each recording in it, with its"
              + " truth.json. Exit code 0 when none is wrong, 1 otherwise.")
  private boolean evaluate;

  @Option(
      names = "--ablation",
      paramLabel = "SOURCES",
      description =
          "Evaluate with these sources only: scrape, kube (and scrape), admin (and both), all"
              + " (default: each of them).")
  private String ablation;

  @Option(names = "--markdown", description = "Print the evaluation as Markdown.")
  private boolean markdown;

  /** Whether to evaluate. */
  boolean isRequested() {
    if (!evaluate && (ablation != null || markdown)) {
      throw new UsageException("--ablation and --markdown need --evaluate");
    }
    return evaluate;
  }

  /** Evaluates, prints the result and returns the exit code. */
  int run(List<Path> folders, PrintWriter out) {
    List<SourceSet> sets =
        ablation == null ? List.of(SourceSet.values()) : List.of(SourceSet.named(ablation));
    EvaluationReport report;
    try {
      report = EvaluationReport.of(RecordingFolders.of(folders), sets);
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
    out.println(markdown ? report.markdown() : report.text());
    out.println(report.lastLine());
    out.flush();
    return report.good() ? 0 : 1;
  }
}
