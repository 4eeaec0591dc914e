package io.github.flyteexporter.kube.event;

import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.PodEvent;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Events of pods. An event lacks its pod's labels, so task pods are recognised by their uid. */
public record EventSummary(Predicate<String> taskPodUid) implements ObjectSummary<EventObject> {
  /** The most events that are looked at, the newest: old ones expire first in Kubernetes too. */
  static final int MAX_EVENTS = 10_000;

  @Override
  public Summary summarize(Collection<EventObject> objects, Instant now) {
    List<Evidence> events =
        objects.stream()
            .filter(event -> !event.podUid().isEmpty())
            .sorted(Comparator.comparingLong(EventObject::last).reversed())
            .limit(MAX_EVENTS)
            .<Evidence>map(
                event ->
                    new PodEvent(
                        event.uid(),
                        event.reason(),
                        event.count(),
                        taskPodUid.test(event.podUid())))
            .toList();
    return new Summary(
        List.of(new Sample(KubeSamples.POD_EVENTS, Labels.NONE, events.size())), events);
  }
}
