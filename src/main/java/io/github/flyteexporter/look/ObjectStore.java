package io.github.flyteexporter.look;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import java.util.Optional;

/**
 * Where Flyte's object store is.
 *
 * @param bucket Flyte's bucket, empty when it is not known
 */
public record ObjectStore(HttpUrl url, String bucket) {
  /** What the settings of a Flyte process name, in the reading of its profiling port. */
  public static Optional<ObjectStore> in(Reading reading) {
    return reading.samples().all(ScrapeSamples.OBJECT_STORE).stream()
        .flatMap(
            sample ->
                HttpUrl.find(sample.labels().get("url"))
                    .map(url -> new ObjectStore(url, sample.labels().get("bucket")))
                    .stream())
        .findFirst();
  }
}
