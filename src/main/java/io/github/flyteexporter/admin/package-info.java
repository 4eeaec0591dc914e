/**
 * Reads the REST API of flyteadmin: its version, projects, executions and launch plans, a few small
 * requests a round however many project-domains there are.
 *
 * <p>{@link io.github.flyteexporter.admin.PollScheduler} chooses the reads, {@link
 * io.github.flyteexporter.admin.PollRound} sends them, {@link
 * io.github.flyteexporter.admin.AdminAnswers} takes what comes, and {@link
 * io.github.flyteexporter.admin.AdminCache} keeps what is known of each project-domain between
 * rounds. A recording fills the same cache. Answers are bound by Jackson databind, after all but
 * the fields that are read is filtered out: what is held of an answer of 6 MiB is bounded.
 *
 * <p>What connects, checks certificates and names failures is room {@code http}; tokens are room
 * {@code auth}'s. This room only reads: it sends no request that changes anything in Flyte, and it
 * judges nothing.
 */
package io.github.flyteexporter.admin;
