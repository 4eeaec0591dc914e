/** Scores as tables, for terminals and for Markdown. Nothing is computed here but sums. */
package io.github.flyteexporter.evaluation.report;
