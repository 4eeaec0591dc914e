/** Measures the program against its budgets; run by the profile {@code bench} only. */
package io.github.flyteexporter.bench;
