package io.github.flyteexporter.kube.namespace;

import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How much of each ResourceQuota is used. */
public final class QuotaSummary implements ObjectSummary<QuotaObject> {
  @Override
  public Summary summarize(Collection<QuotaObject> objects, Instant now) {
    List<Evidence> evidence =
        objects.stream()
            .flatMap(
                quota ->
                    quota.limits().stream()
                        .<Evidence>map(
                            one ->
                                new QuotaUse(
                                    quota.namespace(),
                                    quota.name(),
                                    quota.scoped(),
                                    one.resource(),
                                    one.used(),
                                    one.hard(),
                                    one.ratio())))
            .toList();
    return new Summary(List.of(), evidence);
  }
}
