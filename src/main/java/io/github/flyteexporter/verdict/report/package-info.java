/** The verdict as metrics, sentences and first actions. */
package io.github.flyteexporter.verdict.report;
