/** Drafts a post-mortem from the verdicts and looks of a recording. */
package io.github.flyteexporter.record.report;
