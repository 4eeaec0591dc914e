/**
 * Metrics of propeller: rounds, queue, workers, nodes, its writes and requests to Kubernetes, its
 * lease and its shards.
 *
 * <p>Most pass series of the profiling port through under a name in base units: {@code
 * flyte:propeller:all:round:success_count 5} becomes {@code
 * flyte_propeller_rounds_total{outcome="success",target="flyte"} 5}. Shards and leases are computed
 * from pods, workflows and Lease objects.
 *
 * <p>Not here: whether propeller is stuck, which the verdict says.
 */
package io.github.flyteexporter.signal.propeller;
