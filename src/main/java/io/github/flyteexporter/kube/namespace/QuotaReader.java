package io.github.flyteexporter.kube.namespace;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.namespace.QuotaObject.Limit;
import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.reading.access.KubeQuantity;
import io.github.flyteexporter.reading.access.QuotaResource;
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
  public QuotaObject read(JsonReader at) throws IOException {
    Fields fields = new Fields();
    at.fields(
        field -> {
          switch (field) {
            case "metadata" -> at.fields(inner -> fields.metadata(at, inner));
            case "spec" -> at.fields(inner -> fields.spec(at, inner));
            case "status" -> at.fields(inner -> fields.status(at, inner));
            default -> at.skip();
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

    void metadata(JsonReader at, String field) throws IOException {
      switch (field) {
        case "uid" -> uid = at.text();
        case "namespace" -> namespace = at.text();
        case "name" -> name = at.text();
        default -> at.skip();
      }
    }

    void spec(JsonReader at, String field) throws IOException {
      switch (field) {
        case "scopes" ->
            at.elements(
                () -> {
                  scoped = true;
                  at.text();
                });
        case "scopeSelector" -> {
          scoped |= at.isObject();
          at.fields(inner -> at.skip());
        }
        default -> at.skip();
      }
    }

    void status(JsonReader at, String field) throws IOException {
      switch (field) {
        case "hard" -> at.fields(resource -> quantity(at, resource, hard));
        case "used" -> at.fields(resource -> quantity(at, resource, used));
        default -> at.skip();
      }
    }

    /** The API server writes quantities as texts; numbers are quantities too. */
    private static void quantity(JsonReader at, String resource, Map<String, String> into)
        throws IOException {
      if (QuotaResource.of(resource).isEmpty() || into.size() >= MOST) {
        at.skip();
        return;
      }
      String quantity = at.scalar();
      if (!quantity.isEmpty() && quantity.length() <= LONGEST) {
        into.put(resource, quantity);
      }
    }

    List<Limit> limits() {
      List<Limit> all = new ArrayList<>();
      hard.forEach(
          (resource, most) -> {
            String now = used.getOrDefault(resource, "0");
            OptionalDouble ratio = KubeQuantity.ratio(now, most);
            if (ratio.isPresent()) {
              all.add(new Limit(resource.intern(), now, most, ratio.getAsDouble()));
            }
          });
      return all;
    }
  }
}
