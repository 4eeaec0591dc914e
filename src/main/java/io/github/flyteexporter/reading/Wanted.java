package io.github.flyteexporter.reading;

import java.util.List;

/**
 * What is kept of a series that some signal is read from. Series that agree in name and kept labels
 * are added up, so that what is kept does not grow with workflows, nodes or tasks.
 *
 * @param name the name that the catalogue knows the series by
 * @param fixed labels that are part of the series' name
 * @param keep the labels of the series that are kept
 */
public record Wanted(String name, Labels fixed, List<String> keep) {
  public Wanted {
    keep = List.copyOf(keep);
  }
}
