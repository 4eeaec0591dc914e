/**
 * Reads the API of Flyte 2 on port 8090: projects, runs, triggers and what its health checks say,
 * in a few small requests a round.
 *
 * <p>The API is Connect with JSON (flyte v2.0.43, runs/setup.go). It needs no token inside the
 * cluster. Nothing is created through it, not even as a probe: a client that gives up leaves a run
 * that is queued for ever. What the answers mean for Flyte is decided in room {@code verdict}.
 */
package io.github.flyteexporter.flyte2;
