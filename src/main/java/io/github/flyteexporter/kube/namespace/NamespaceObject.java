package io.github.flyteexporter.kube.namespace;

import io.github.flyteexporter.kube.watch.Retained;

/**
 * What is kept of a Namespace.
 *
 * @param terminating when its deletion was asked for, in seconds since 1970; 0 when it was not
 * @param remaining the API server's words about what keeps it from going away, empty for none
 * @param podSecurity the pod security standard that it enforces, empty for none
 */
public record NamespaceObject(
    String uid, String name, long terminating, String remaining, String podSecurity)
    implements Retained {}
