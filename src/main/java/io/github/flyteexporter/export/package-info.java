/** The catalogue's values as one Prometheus page, rendered once a round. */
package io.github.flyteexporter.export;
