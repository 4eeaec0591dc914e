/**
 * What the status page shows: the functions of Flyte in the last 24 hours and their incidents, and
 * nothing that names a project, user, host, namespace or text.
 *
 * <p>What is not observed is never taken for working: a restart, a pause and a clock that is set
 * leave a gap.
 */
package io.github.flyteexporter.status;
