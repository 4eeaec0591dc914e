/**
 * Why workflows fail and whose fault it is, by the error that they end with.
 *
 * <p>Flyte's own error kind is not enough: it says USER as soon as retries are exhausted. {@link
 * io.github.flyteexporter.signal.failure.FailureReason} classifies by code and message, without
 * what the task's own code wrote into them; {@link
 * io.github.flyteexporter.signal.failure.FaultLocation} says where to look when too many fail.
 *
 * <p>Not here: reading FlyteWorkflows (room {@code kube}) and the exported series (package {@code
 * signal.kube}).
 */
package io.github.flyteexporter.signal.failure;
