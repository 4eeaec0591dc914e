/**
 * What an entry of the catalogue is: a {@link io.github.flyteexporter.signal.catalogue.Signal} with
 * name, help, type, labels and a reader, and how Flyte's series are mapped to it.
 *
 * <p>{@link io.github.flyteexporter.signal.catalogue.FlyteNames} knows Flyte's series whatever
 * prefix an installation gives them: {@code flyte:propeller:all:round:success_count} is {@code
 * P:round:success_count} here. {@link io.github.flyteexporter.signal.catalogue.Relabel} folds label
 * values into closed lists, so that the page does not grow with Flyte.
 *
 * <p>Not here: the entries themselves, which stand in the packages beside this one.
 */
package io.github.flyteexporter.signal.catalogue;
