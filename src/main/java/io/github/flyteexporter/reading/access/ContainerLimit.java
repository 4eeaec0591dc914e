package io.github.flyteexporter.reading.access;

/**
 * One bound of a LimitRange.
 *
 * @param type what it bounds: {@code Container} or {@code Pod}
 * @param bound {@code min} or {@code max}
 * @param quantity a Kubernetes quantity
 */
public record ContainerLimit(
    String namespace, String name, String type, String bound, String resource, String quantity) {}
