/**
 * Streams JSON with Jackson's core. Databind would build a tree of each object; a FlyteWorkflow's
 * has many times the bytes of its text, of which only a few fields are kept.
 */
package io.github.flyteexporter.kube.json;
