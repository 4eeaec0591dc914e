/**
 * Recordings made harder: readings lost, other intervals, less and more traffic, sources away.
 *
 * <p>A verdict that holds only on the recording as it was is a guess.
 */
package io.github.flyteexporter.evaluation.perturb;
