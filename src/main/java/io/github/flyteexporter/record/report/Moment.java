package io.github.flyteexporter.record.report;

import java.time.Instant;

/** A moment, and what changed then, in a sentence. */
public record Moment(Instant at, String what) {}
