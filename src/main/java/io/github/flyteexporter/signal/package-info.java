/** The catalogue of what is exported, and what can be computed from readings alone. */
package io.github.flyteexporter.signal;
