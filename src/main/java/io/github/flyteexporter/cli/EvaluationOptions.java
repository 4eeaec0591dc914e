package io.github.flyteexporter.cli;

import io.github.flyteexporter.evaluation.perturb.Perturbation;
import io.github.flyteexporter.evaluation.play.RecordingFolders;
import io.github.flyteexporter.evaluation.play.SourceSet;
import io.github.flyteexporter.evaluation.report.EvaluationReport;
import io.github.flyteexporter.evaluation.report.MechanismReport;
import io.github.flyteexporter.evaluation.report.PerturbationReport;
import io.github.flyteexporter.evaluation.report.TextTable;
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
          "With --evaluate: read these sources only: scrape, kube (and scrape), admin (and both),"
              + " all (default: each of them in turn).")
  private String ablation;

  @Option(
      names = "--perturb",
      description =
          "With --evaluate: other intervals, lost readings, other traffic, without each source and"
              + " each kind of evidence, recordings joined and overlaid.")
  private boolean perturb;

  @Option(
      names = "--leave-out-mechanism",
      description =
          "With --evaluate: by what breaks, what stays right without the error texts of these"
              + " recordings.")
  private boolean leaveOutMechanism;

  @Option(names = "--markdown", description = "With --evaluate: print Markdown tables.")
  private boolean markdown;

  /** Whether to evaluate. */
  boolean isRequested() {
    if (!evaluate && (ablation != null || markdown || perturb || leaveOutMechanism)) {
      throw new UsageException(
          "--ablation, --perturb, --leave-out-mechanism and --markdown need --evaluate");
    }
    if (ablation != null && (perturb || leaveOutMechanism)) {
      throw new UsageException("--ablation cannot be used with --perturb or --leave-out-mechanism");
    }
    return evaluate;
  }

  /** Evaluates, prints, and returns the exit code. */
  int run(List<Path> named, PrintWriter out) {
    try {
      List<Path> folders = RecordingFolders.of(named);
      boolean good = true;
      if (perturb) {
        good = perturb(folders, out);
      }
      if (leaveOutMechanism) {
        good &= mechanisms(folders, out);
      }
      if (!perturb && !leaveOutMechanism) {
        good = evaluate(folders, out);
      }
      out.flush();
      return good ? 0 : 1;
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private boolean evaluate(List<Path> folders, PrintWriter out) throws IOException {
    List<SourceSet> sets =
        ablation == null ? List.of(SourceSet.values()) : List.of(SourceSet.named(ablation));
    EvaluationReport report = EvaluationReport.of(folders, sets);
    out.println(markdown ? report.markdown() : report.text());
    out.println(report.lastLine());
    return report.good();
  }

  private boolean perturb(List<Path> folders, PrintWriter out) throws IOException {
    PerturbationReport report = new PerturbationReport(Perturbation.matrix(folders));
    print(report.variants(), out);
    print(report.witnesses(), out);
    out.println(report.lastLine());
    return report.good();
  }

  private boolean mechanisms(List<Path> folders, PrintWriter out) throws IOException {
    MechanismReport report = new MechanismReport(Perturbation.withoutTexts(folders));
    print(report.table(), out);
    return report.good();
  }

  private void print(TextTable table, PrintWriter out) {
    out.println(markdown ? table.markdown() : table.text());
  }
}
