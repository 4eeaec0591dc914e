/**
 * Whether people and programs get in: the steps of authentication, and the probes of Flyte's
 * endpoints.
 *
 * <p>Examples: {@code flyte_auth_up{step="token"} 0} and {@code
 * flyte_probe_failures{phase="request",probe="ingress_grpc",reason="http1_only"} 1}.
 *
 * <p>Not here: requests, tokens and certificates (rooms {@code auth} and {@code probe}); no sample
 * carries a secret.
 */
package io.github.flyteexporter.signal.access;
