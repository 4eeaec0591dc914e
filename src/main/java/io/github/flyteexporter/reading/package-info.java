/**
 * What sources hand over: the vocabulary between those that read (rooms {@code scrape}, {@code
 * admin}, {@code auth}, {@code probe}, {@code database}, {@code kube}) and those that evaluate
 * (rooms {@code signal}, {@code verdict}).
 *
 * <p>A {@link io.github.flyteexporter.reading.Source} yields a {@link
 * io.github.flyteexporter.reading.Reading}: samples, and {@link
 * io.github.flyteexporter.reading.Evidence} for facts that a number cannot carry, or a {@link
 * io.github.flyteexporter.reading.Failure}. The names of sources and of samples that are not series
 * of a page stand in {@code *Samples}, so that writers and readers use the same constant.
 *
 * <p>Not here: how anything is read or evaluated, and any state. All types are immutable values.
 */
package io.github.flyteexporter.reading;
