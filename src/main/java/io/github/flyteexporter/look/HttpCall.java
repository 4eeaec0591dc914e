package io.github.flyteexporter.look;

import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.HttpUrl;
import java.util.function.IntPredicate;

/**
 * A call over HTTP.
 *
 * @param name one of the constants in {@link io.github.flyteexporter.reading.LookSamples}
 * @param path where on the server
 * @param head whether only the headers are asked for
 * @param alive which statuses show the server alive
 */
record HttpCall(String name, String path, boolean head, IntPredicate alive) {
  /** In bytes; more of an answer is not waited for. */
  private static final int MOST = 1_024;

  ClientRequest request(HttpUrl server) {
    HttpUrl url = server.at(path);
    return (head ? ClientRequest.head(url) : ClientRequest.get(url)).cutAt(MOST);
  }
}
