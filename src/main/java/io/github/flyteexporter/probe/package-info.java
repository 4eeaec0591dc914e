/**
 * Probes: small calls of Flyte's endpoints as its users make them, over HTTP, gRPC and TLS.
 *
 * <p>A probe looks its host up once, connects once to see the certificate that is served, good or
 * bad, and then sends its requests to that very address through room {@code http}. The first
 * connection accepts any certificate; nothing is ever sent over it.
 */
package io.github.flyteexporter.probe;
