/** The results of an evaluation as tables for terminals and Markdown. */
package io.github.flyteexporter.evaluation.report;
