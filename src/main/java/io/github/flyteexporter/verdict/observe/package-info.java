/** Makes observations: of looks, texts, outcomes, waits, times and states. */
package io.github.flyteexporter.verdict.observe;
