package io.github.flyteexporter.signal;

import io.github.flyteexporter.signal.catalogue.Signal;

/**
 * A signal that could not be computed because of a bug in its reader.
 *
 * @param signal the entry of the catalogue whose values are missing in this round
 * @param cause what its reader threw
 */
public record SignalError(Signal signal, RuntimeException cause) {}
