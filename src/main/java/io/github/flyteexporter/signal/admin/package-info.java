/**
 * Metrics of flyteadmin and of the smaller services: requests, executions, schedules, events,
 * notifications, the object store and the catalog.
 *
 * <p>They come from the profiling port (requests, errors) and from flyteadmin's API (executions,
 * schedules). An example: {@code
 * flyte_admin_requests_total{code="OK",method="CreateExecution",target="flyte"} 7}.
 *
 * <p>Not here: the database, which has a package of its own, and calls to the API (room {@code
 * admin}).
 */
package io.github.flyteexporter.signal.admin;
