package io.github.flyteexporter.kube.lease;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.ObjectReader;
import java.io.IOException;

/** Reads leases. */
public final class LeaseReader implements ObjectReader<LeaseObject> {
  @Override
  public LeaseObject read(JsonParser at) throws IOException {
    Fields fields = new Fields();
    JsonWalker.fields(
        at,
        field -> {
          switch (field) {
            case "metadata", "spec" -> JsonWalker.fields(at, inner -> fields.read(at, inner));
            default -> at.skipChildren();
          }
        });
    return new LeaseObject(
        fields.uid,
        fields.name,
        fields.holder,
        KubeTimes.parse(fields.renewed),
        fields.duration,
        fields.transitions);
  }

  private static final class Fields {
    private String uid = "";
    private String name = "";
    private String holder = "";
    private String renewed = "";
    private int duration;
    private int transitions;

    void read(JsonParser at, String field) throws IOException {
      switch (field) {
        case "uid" -> uid = JsonWalker.text(at);
        case "name" -> name = JsonWalker.text(at);
        case "holderIdentity" -> holder = JsonWalker.text(at);
        case "renewTime" -> renewed = JsonWalker.text(at);
        case "leaseDurationSeconds" -> duration = JsonWalker.number(at);
        case "leaseTransitions" -> transitions = JsonWalker.number(at);
        default -> at.skipChildren();
      }
    }
  }
}
