/**
 * What is remembered from one round to the next, as immutable values: the last readings of each
 * source, what is counted once (finished workflows, failed pods, restarts, events) and which
 * project-domains have series of their own.
 *
 * <p>{@link io.github.flyteexporter.signal.state.State#next} makes the next state of the readings
 * of a round; {@link io.github.flyteexporter.signal.state.RoundView} is what signals and verdict
 * see of it. Everything is bounded, and a clock that is set back neither loses nor doubles a count.
 *
 * <p>Not here: entries of the catalogue, and what the verdict remembers.
 */
package io.github.flyteexporter.signal.state;
