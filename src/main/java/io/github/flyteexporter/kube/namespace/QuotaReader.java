package io.github.flyteexporter.kube.namespace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.namespace.QuotaObject.Limit;
import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.reading.QuotaResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Reads ResourceQuotas. What is admitted is decided by {@code status.hard} and {@code status.used}:
 * kubernetes, plugin/pkg/admission/resourcequota/controller.go, CheckRequest.
 */
public final class QuotaReader implements ObjectReader<QuotaObject> {
  /** So many resources of one quota are kept. */
  private static final int MOST = 16;

  /** No quantity is longer; those that are come from nowhere. */
  private static final int LONGEST = 40;

  @Override
  public QuotaObject read(JsonParser at) throws IOException {
    Fields fields = new Fields();
    JsonWalker.fields(
        at,
        field -> {
          switch (field) {
            case "metadata" -> JsonWalker.fields(at, inner -> fields.metadata(at, inner));
            case "spec" -> JsonWalker.fields(at, inner -> fields.spec(at, inner));
            case "status" -> JsonWalker.fields(at, inner -> fields.status(at, inner));
            default -> at.skipChildren();
          }
        });
    return new QuotaObject(
        fields.uid, fields.namespace, fields.name, fields.scoped, fields.limits());
  }

  private static final class Fields {
    private String uid = "";
    private String namespace = "";
    private String name = "";
    private boolean scoped;
    private final Map<String, String> hard = new TreeMap<>();
    private final Map<String, String> used = new TreeMap<>();

    void metadata(JsonParser at, String field) throws IOException {
      switch (field) {
        case "uid" -> uid = JsonWalker.text(at);
        case "namespace" -> namespace = JsonWalker.text(at);
        case "name" -> name = JsonWalker.text(at);
        default -> at.skipChildren();
      }
    }

    void spec(JsonParser at, String field) throws IOException {
      switch (field) {
        case "scopes" ->
            JsonWalker.elements(
                at,
                () -> {
                  scoped = true;
                  JsonWalker.text(at);
                });
        case "scopeSelector" -> {
          scoped |= at.currentToken() == JsonToken.START_OBJECT;
          JsonWalker.fields(at, inner -> at.skipChildren());
        }
        default -> at.skipChildren();
      }
    }

    void status(JsonParser at, String field) throws IOException {
      switch (field) {
        case "hard" -> JsonWalker.fields(at, resource -> quantity(at, resource, hard));
        case "used" -> JsonWalker.fields(at, resource -> quantity(at, resource, used));
        default -> at.skipChildren();
      }
    }

    /** The API server writes quantities as texts; numbers are quantities too. */
    private static void quantity(JsonParser at, String resource, Map<String, String> into)
        throws IOException {
      if (at.currentToken().isScalarValue()
          && QuotaResource.of(resource).isPresent()
          && at.getTextLength() <= LONGEST
          && into.size() < MOST) {
        into.put(resource, at.getText());
      } else {
        at.skipChildren();
      }
    }

    List<Limit> limits() {
      List<Limit> all = new ArrayList<>();
      hard.forEach(
          (resource, most) -> {
            String now = used.getOrDefault(resource, "0");
            OptionalDouble ratio = Quantities.ratio(now, most);
            if (ratio.isPresent()) {
              all.add(new Limit(resource.intern(), now, most, ratio.getAsDouble()));
            }
          });
      return all;
    }
  }
}
