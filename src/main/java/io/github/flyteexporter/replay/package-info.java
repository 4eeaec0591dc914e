/**
 * A recording in place of a live Flyte.
 *
 * <p>What was recorded goes through the parsers, stores and signals of the live sources, so that a
 * recording exercises everything behind them. A second way to read anything does not belong here.
 */
package io.github.flyteexporter.replay;
