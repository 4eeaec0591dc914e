package io.github.flyteexporter.kube.taskaction;

import io.github.flyteexporter.kube.watch.Retained;

/**
 * What is kept of an Event about a TaskAction; empty fields where it is about anything else.
 *
 * @param action the TaskAction's uid
 * @param count how often it has happened
 * @param last when it last happened, seconds since 1970
 */
public record ActionEventObject(
    String uid, long version, String action, String reason, int count, long last, String note)
    implements Retained {}
