/** Propeller's leases: who leads, and whether the lease is renewed in time. */
package io.github.flyteexporter.kube.lease;
