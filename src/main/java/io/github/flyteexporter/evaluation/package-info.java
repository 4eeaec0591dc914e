/**
 * What the verdict says of recordings, compared with what was done to the Flyte in them.
 *
 * <p>It plays a recording from its first moment to its last without waiting, and only compares:
 * nothing here may change what is judged.
 */
package io.github.flyteexporter.evaluation;
