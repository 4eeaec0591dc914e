package io.github.flyteexporter.replay;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.report.Moments;
import io.github.flyteexporter.record.report.Story;
import io.github.flyteexporter.verdict.report.Timeline;
import java.util.stream.Collectors;

/** What a recording tells, for the pages of its replay. */
final class ReplayTimeline {
  private ReplayTimeline() {}

  static Timeline of(Story story) {
    return new Timeline(
        story.rounds().stream().map(ReplayTimeline::round).toList(),
        Moments.together(story).stream()
            .map(one -> new Timeline.Moment(one.at(), one.what()))
            .toList());
  }

  private static Timeline.Round round(RoundVerdict said) {
    return new Timeline.Round(
        said.at(),
        said.functions().stream()
            .collect(
                Collectors.toMap(
                    RoundVerdict.Function::name,
                    RoundVerdict.Function::status,
                    (one, other) -> other)),
        said.causes(),
        said.firstAction());
  }
}
