package io.github.flyteexporter.doctor.output;

import io.github.flyteexporter.doctor.Report;
import java.time.Instant;
import java.util.Locale;

/** The forms of a report. */
public enum ReportFormat {
  TABLE {
    @Override
    public String of(Report report, Instant at) {
      return TableReport.of(report);
    }
  },
  JSON {
    @Override
    public String of(Report report, Instant at) {
      return JsonReport.of(report, at);
    }
  },
  JUNIT {
    @Override
    public String of(Report report, Instant at) {
      return JunitReport.of(report, at);
    }
  },
  MARKDOWN {
    @Override
    public String of(Report report, Instant at) {
      return MarkdownReport.of(report);
    }
  };

  /** The report in this form, ended by a line break. */
  public abstract String of(Report report, Instant at);

  /** As in {@code --output}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
