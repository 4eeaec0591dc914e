package io.github.flyteexporter.kube.event;

import io.github.flyteexporter.kube.watch.Retained;

/**
 * What is kept of an Event.
 *
 * @param podUid the pod it is about, empty for anything else and for what is not counted
 * @param reason of a closed list
 * @param count how often it has happened
 * @param last when it last happened, seconds since 1970
 */
public record EventObject(String uid, String podUid, String reason, int count, long last)
    implements Retained {}
