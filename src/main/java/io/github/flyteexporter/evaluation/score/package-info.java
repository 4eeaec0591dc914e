/**
 * What the verdict said, compared with the truth: right, unknown or wrong, how fast, with how many
 * false alarms. Nothing is printed here.
 */
package io.github.flyteexporter.evaluation.score;
