package io.github.flyteexporter.signal.catalogue;

import io.github.flyteexporter.reading.Labels;

/**
 * One number that is exported.
 *
 * @param suffix what the sample's name ends in beyond the family's
 */
public record Value(Signal signal, String suffix, Labels labels, double number) {}
