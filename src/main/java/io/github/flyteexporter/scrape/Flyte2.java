package io.github.flyteexporter.scrape;

import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Wanted;
import java.util.List;
import java.util.Optional;

/**
 * Flyte 2 on port 10254: controller-runtime's registry with the controller {@code taskaction},
 * which Flyte 1 does not have (flyte v2.0.43,
 * executor/pkg/controller/taskaction_controller.go:1026). It is refused: its series mean other
 * things.
 *
 * @param others the names that are wanted of a Flyte 1
 */
record Flyte2(Names others) implements Names {
  private static final String MARK = "controller_runtime_reconcile_total";
  private static final String CONTROLLER = "controller";

  @Override
  public Optional<Wanted> wanted(String rawName) {
    return rawName.equals(MARK)
        ? Optional.of(new Wanted(MARK, Labels.NONE, List.of(CONTROLLER)))
        : others.wanted(rawName);
  }

  /**
   * Lets a page of Flyte 1 pass.
   *
   * @throws HttpException when it is one of Flyte 2
   */
  static void refuse(ParsedPage page) {
    boolean found =
        page.samples().all(MARK).stream()
            .anyMatch(sample -> sample.labels().get(CONTROLLER).equals("taskaction"));
    if (found) {
      throw new HttpException(
          FailureKind.OTHER,
          "this is Flyte 2; flyte-exporter knows Flyte 1 only and shows nothing of it");
    }
  }
}
