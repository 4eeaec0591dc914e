/**
 * The catalogue of all exported metrics, and those of them that are computed from readings alone.
 *
 * <p>{@link io.github.flyteexporter.signal.Catalogue} lists every entry, in the order of the page;
 * {@link io.github.flyteexporter.signal.Signals} computes them for one round. Each sub-package
 * holds the entries of one part of Flyte: a new signal is one constant in one of them, and tables,
 * tests and documentation follow from it.
 *
 * <p>Pure: the state, the readings and the time go in, values come out. Not here: clocks, files,
 * sockets, logs (the caller logs the errors) and judgements (room {@code verdict}).
 */
package io.github.flyteexporter.signal;
