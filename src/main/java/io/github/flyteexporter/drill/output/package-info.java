/** The report of a drill as text and as JSON. */
package io.github.flyteexporter.drill.output;
