/**
 * FlyteWorkflows: their phases, ages, sizes, failed rounds, and how they finished. Their spec and
 * nodes make nearly all of their bytes and are skipped while reading.
 */
package io.github.flyteexporter.kube.workflow;
