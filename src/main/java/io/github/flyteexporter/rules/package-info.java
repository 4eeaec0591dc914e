/** Prometheus rule files: templates, and the values that are put into them. */
package io.github.flyteexporter.rules;
