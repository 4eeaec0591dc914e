/**
 * Recordings played round by round in no time, and the verdict after each round. Nothing is
 * compared here.
 */
package io.github.flyteexporter.evaluation.play;
