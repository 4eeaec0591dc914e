/** Plays a recording through sources, signals and verdict, round by round, without waiting. */
package io.github.flyteexporter.evaluation.play;
