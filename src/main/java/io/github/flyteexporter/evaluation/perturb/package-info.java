/**
 * Recordings seen or judged otherwise: less often, with losses, without a source, mixed with
 * others. Changes readings, never the verdict.
 */
package io.github.flyteexporter.evaluation.perturb;
