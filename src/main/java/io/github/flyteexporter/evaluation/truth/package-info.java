/**
 * What was really done in a recording and what a perfect observer would say of it: {@code
 * truth.json}. Knows nothing of what the program says.
 */
package io.github.flyteexporter.evaluation.truth;
