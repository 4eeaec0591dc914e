/**
 * Reads the last log lines of Flyte's containers that fail to start or migrate, if that is turned
 * on, and classifies them. Log lines may hold passwords: none leaves this package, only a reason of
 * a closed list, an address and an SQLSTATE.
 */
package io.github.flyteexporter.kube.startlog;
