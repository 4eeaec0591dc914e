/**
 * TaskActions of Flyte 2 and the events about them: their phases, how long they have not changed,
 * how they ended and in which words. Half of their bytes, the task's template and the plugin's
 * state, are skipped while reading.
 */
package io.github.flyteexporter.kube.taskaction;
