package io.github.flyteexporter.auth;

import java.time.Instant;

/** Something that holds for a while. */
interface Expiring {
  /** From when on another one should be fetched. */
  Instant renewAt();

  /** Until when it may be used. */
  Instant usableUntil();
}
