package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What all objects of one type amount to at a moment: a pure function. */
public interface ObjectSummary<R extends Retained> {
  /** The samples and the evidence of these objects. */
  Summary summarize(Collection<R> objects, Instant now);

  /** Samples and evidence. */
  record Summary(List<Sample> samples, List<Evidence> evidence) {}
}
