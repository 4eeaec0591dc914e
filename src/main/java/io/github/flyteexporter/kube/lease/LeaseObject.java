package io.github.flyteexporter.kube.lease;

import io.github.flyteexporter.kube.watch.Retained;
import java.time.Instant;

/** What is kept of a Lease (kubernetes, staging/src/k8s.io/api/coordination/v1/types.go). */
public record LeaseObject(
    String uid, String name, String holder, Instant renewed, int durationSeconds, int transitions)
    implements Retained {}
