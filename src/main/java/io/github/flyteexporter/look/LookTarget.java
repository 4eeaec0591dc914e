package io.github.flyteexporter.look;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TlsOptions;

/**
 * A server that is looked at.
 *
 * @param trust which certificates are accepted
 * @param unexpired whether a certificate must not have expired even where any other will do
 */
record LookTarget(HttpUrl url, TlsOptions trust, boolean unexpired) {
  LookTarget(HttpUrl url, TlsOptions trust) {
    this(url, trust, false);
  }
}
