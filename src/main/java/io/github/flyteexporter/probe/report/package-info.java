/**
 * How a probe went: its steps with times and reasons, as samples and as text.
 *
 * <p>Texts of servers are cut to one short line before they are kept. Nothing is sent here.
 */
package io.github.flyteexporter.probe.report;
