/**
 * The pages: front page, targets and the diagnosis as JSON, from the page of the last round.
 *
 * <p>Plain HTML without scripts, readable on a phone at night. Every text is escaped here, whatever
 * its source. The keys of the JSON are public and stay.
 *
 * <p>What must not be here: numbers that are not on {@code /metrics} or in the report of the
 * verdict.
 */
package io.github.flyteexporter.web.page;
