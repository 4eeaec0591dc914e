package io.github.flyteexporter.runtime;

import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.vertx.core.Future;
import java.util.Optional;

/** Overhears in what Kubernetes says how the API server knows Flyte's pod webhook. */
final class WebhookCaTap {
  private volatile Optional<WebhookCa> known = Optional.empty();

  /** As it was said last. */
  Optional<WebhookCa> known() {
    return known;
  }

  /** The same source, listened to. */
  Source listenTo(Source source) {
    return source.id().target().equals("mutatingwebhookconfigurations")
        ? new Overheard(source)
        : source;
  }

  private void hear(Reading reading) {
    if (reading.ok()) {
      known =
          reading.evidence().stream()
              .filter(WebhookCa.class::isInstance)
              .map(WebhookCa.class::cast)
              .findFirst();
    }
  }

  private final class Overheard implements Source {
    private final Source source;

    Overheard(Source source) {
      this.source = source;
    }

    @Override
    public SourceId id() {
      return source.id();
    }

    @Override
    public Future<Reading> read() {
      return source.read().onSuccess(WebhookCaTap.this::hear);
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
