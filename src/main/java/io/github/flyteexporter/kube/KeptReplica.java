package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.RecentlyDeleted;
import io.github.flyteexporter.kube.watch.Retained;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A replica that keeps what one reader reads and tells what one summary makes of it. */
final class KeptReplica<R extends Retained> implements Replica {
  private static final JsonFactory JSON = new JsonFactory();

  private final ObjectReader<R> reader;
  private final Predicate<R> known;
  private final Map<String, R> present = new ConcurrentHashMap<>();
  private final RecentlyDeleted<R> departures;

  KeptReplica(ObjectReader<R> reader, ObjectSummary<R> summary, Predicate<R> known) {
    this.reader = reader;
    this.departures = new RecentlyDeleted<>(summary);
    this.known = known;
  }

  @Override
  public void listed(InputStream json) throws IOException {
    Set<String> listed = new HashSet<>();
    boolean[] more = {false};
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      JsonWalker.fields(
          parser,
          field -> {
            switch (field) {
              case "items" ->
                  JsonWalker.elements(
                      parser,
                      () -> {
                        R object = reader.read(parser);
                        listed.add(object.uid());
                        keep(object);
                      });
              case "metadata" ->
                  JsonWalker.fields(
                      parser,
                      inner -> {
                        String text = JsonWalker.text(parser);
                        more[0] |= inner.equals("continue") && !text.isEmpty();
                      });
              default -> parser.skipChildren();
            }
          });
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("a list of objects was expected");
      }
    }
    if (!more[0]) {
      only(listed);
    }
  }

  /** Takes a list's end: what is not of these is gone. */
  void only(Set<String> uids) {
    present.values().stream().filter(o -> !uids.contains(o.uid())).toList().forEach(this::drop);
  }

  @Override
  public void watched(String event) throws IOException {
    String[] type = {""};
    List<R> object = new ArrayList<>(1);
    try (JsonParser parser = JSON.createParser(event)) {
      parser.nextToken();
      JsonWalker.fields(
          parser,
          field -> {
            switch (field) {
              case "type" -> type[0] = JsonWalker.text(parser);
              case "object" -> object.add(reader.read(parser));
              default -> parser.skipChildren();
            }
          });
    }
    switch (type[0]) {
      case "ADDED", "MODIFIED" -> object.forEach(this::keep);
      case "DELETED" -> object.forEach(this::drop);
      default -> {}
    }
  }

  /** Takes an object that is there. */
  void keep(R object) {
    R before = present.put(object.uid(), object);
    departures.seen(Optional.ofNullable(before), object);
  }

  /** Takes an object, as it was last, that is gone. */
  void drop(R last) {
    present.remove(last.uid());
    departures.gone(last);
  }

  @Override
  public void forget() {
    present.clear();
    departures.forget();
  }

  @Override
  public boolean knows(String uid) {
    return Optional.ofNullable(present.get(uid))
        .or(() -> departures.find(uid))
        .filter(known)
        .isPresent();
  }

  @Override
  public Told told(Instant now) {
    ObjectSummary.Said said = departures.of(List.copyOf(present.values()), now);
    return new Told(present.size(), said.samples(), said.evidence());
  }
}
