/** The Prometheus text format, from bytes to samples, in plain Java. */
package io.github.flyteexporter.parse;
