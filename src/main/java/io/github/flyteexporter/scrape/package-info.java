/** The profiling port (10254) of a Flyte process as a source. */
package io.github.flyteexporter.scrape;
