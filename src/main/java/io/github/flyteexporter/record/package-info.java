/**
 * Keeps the newest rounds in memory, bounded in bytes and in time, and writes them as an incident
 * bundle.
 *
 * <p>What is kept of a round are the readings of its sources: the fields that they read anyway and
 * nothing else of any answer, with texts masked. What must not be here: how a source is read.
 */
package io.github.flyteexporter.record;
