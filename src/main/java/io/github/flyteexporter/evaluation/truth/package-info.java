/** What was done in a recording, read from its {@code truth.json}. */
package io.github.flyteexporter.evaluation.truth;
