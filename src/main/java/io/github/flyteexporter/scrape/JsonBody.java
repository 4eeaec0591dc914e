package io.github.flyteexporter.scrape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.github.flyteexporter.http.BodySink;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A JSON object as an answer, of which only the wanted values are looked at, as they come by.
 * Values in lists are never wanted.
 */
final class JsonBody<T> implements BodySink {
  /** Takes the wanted values. */
  interface Taker<T> {
    /** The parser stands on the value; it is not moved. */
    void take(T as, JsonToken value, JsonParser parser) throws IOException;
  }

  /** No pool of buffers: what stood in one, perhaps a secret, goes when the parser goes. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxNameLength(4_096)
                  .maxNumberLength(64)
                  .maxStringLength(1 << 20)
                  .build())
          .build();

  private final Deque<JsonPathSet<T>> open = new ArrayDeque<>();
  private final JsonPathSet<T> root;
  private final Taker<T> taker;
  private final JsonParser parser;
  private final ByteArrayFeeder feeder;
  private JsonPathSet<T> here = new JsonPathSet<>();
  private boolean begun;

  JsonBody(JsonPathSet<T> root, Taker<T> taker) {
    this.root = root;
    this.taker = taker;
    try {
      this.parser = JSON.createNonBlockingByteArrayParser();
    } catch (IOException e) {
      throw new IllegalStateException("a parser without input cannot fail", e);
    }
    this.feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    try {
      feeder.feedInput(bytes, offset, offset + length);
      for (JsonToken token; (token = parser.nextToken()) != JsonToken.NOT_AVAILABLE; ) {
        if (token == null) {
          return;
        }
        take(token);
      }
    } catch (IOException | RuntimeException e) {
      throw malformed();
    }
  }

  @Override
  public void end() {
    try {
      feeder.endOfInput();
      for (JsonToken token; (token = parser.nextToken()) != null; ) {
        take(token);
      }
    } catch (IOException | RuntimeException e) {
      throw malformed();
    }
    if (!begun || !open.isEmpty()) {
      throw malformed();
    }
  }

  @Override
  public void release() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new IllegalStateException("a parser without input cannot fail", e);
    }
  }

  private void take(JsonToken token) throws IOException {
    if (open.isEmpty() && (begun || token != JsonToken.START_OBJECT)) {
      throw malformed();
    }
    switch (token) {
      case START_OBJECT -> {
        open.push(begun ? here : root);
        begun = true;
      }
      case START_ARRAY -> {
        here = new JsonPathSet<>();
        open.push(here);
      }
      case END_OBJECT, END_ARRAY -> {
        open.pop();
        here = new JsonPathSet<>();
      }
      case FIELD_NAME -> here = open.element().under(parser.currentName());
      default -> {
        Optional<T> as = here.wanted();
        if (as.isPresent()) {
          taker.take(as.get(), token, parser);
        }
      }
    }
  }

  /** The parser's own message may quote the document. */
  private HttpException malformed() {
    return new HttpException(
        FailureKind.MALFORMED,
        "no whole JSON object, up to byte " + parser.currentLocation().getByteOffset());
  }
}
