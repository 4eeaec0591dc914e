/**
 * A recording in the place of a live Flyte. Its answers are read by the same parsers and caches as
 * live ones; no second reader of Flyte's formats belongs here.
 */
package io.github.flyteexporter.replay;
