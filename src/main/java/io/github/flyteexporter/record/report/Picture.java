package io.github.flyteexporter.record.report;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.verdict.report.StatusPicture;
import io.github.flyteexporter.verdict.report.StatusPicture.Mark;
import io.github.flyteexporter.verdict.report.StatusPicture.Round;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The picture of a recording: how each function stood, with the moments of change. */
public final class Picture {
  private Picture() {}

  /** As an SVG. */
  public static String svg(Story story) {
    List<Mark> marks =
        Moments.together(story).stream()
            .map(one -> new Mark(one.at(), one.what().replace("`", ""), Optional.empty()))
            .toList();
    return StatusPicture.svg(
        story.rounds().stream().map(Picture::round).toList(), marks, Optional.empty());
  }

  private static Round round(RoundVerdict verdict) {
    return new Round(
        verdict.at(),
        verdict.functions().stream()
            .collect(
                Collectors.toMap(
                    RoundVerdict.Function::name,
                    RoundVerdict.Function::status,
                    (one, other) -> other)));
  }
}
