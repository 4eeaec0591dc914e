package io.github.flyteexporter.kube.lease;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.ObjectReader;
import java.io.IOException;

/** Reads leases. */
public final class LeaseReader implements ObjectReader<LeaseObject> {
  @Override
  public LeaseObject read(JsonReader at) throws IOException {
    Fields fields = new Fields();
    at.fields(
        field -> {
          switch (field) {
            case "metadata", "spec" -> at.fields(inner -> fields.read(at, inner));
            default -> at.skip();
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

    void read(JsonReader at, String field) throws IOException {
      switch (field) {
        case "uid" -> uid = at.text();
        case "name" -> name = at.text();
        case "holderIdentity" -> holder = at.text();
        case "renewTime" -> renewed = at.text();
        case "leaseDurationSeconds" -> duration = at.number();
        case "leaseTransitions" -> transitions = at.number();
        default -> at.skip();
      }
    }
  }
}
