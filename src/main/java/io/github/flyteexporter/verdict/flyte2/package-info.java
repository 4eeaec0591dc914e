/**
 * How Flyte 2 is judged: one process that takes runs, makes pods of their actions and records how
 * they end (field guide of Flyte 2, section 8). What it depends on, the explanation and the memory
 * of an incident are those of Flyte 1.
 */
package io.github.flyteexporter.verdict.flyte2;
