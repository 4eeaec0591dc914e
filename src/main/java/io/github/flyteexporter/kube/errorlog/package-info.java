/**
 * Reads what Flyte's own pods log as errors while the cause of an impairment is not known, if that
 * is turned on: a few texts of each component, each once.
 */
package io.github.flyteexporter.kube.errorlog;
