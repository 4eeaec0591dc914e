package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads leases. */
final class LeaseReader implements ObjectReader<LeaseObject> {
  @Override
  public LeaseObject read(JsonParser at) throws IOException {
    Fields fields = new Fields();
    Objects.fields(
        at,
        field -> {
          switch (field) {
            case "metadata", "spec" -> Objects.fields(at, inner -> fields.read(at, inner));
            default -> at.skipChildren();
          }
        });
    return new LeaseObject(
        fields.uid,
        fields.name,
        fields.holder,
        Times.parse(fields.renewed),
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
        case "uid" -> uid = Objects.text(at);
        case "name" -> name = Objects.text(at);
        case "holderIdentity" -> holder = Objects.text(at);
        case "renewTime" -> renewed = Objects.text(at);
        case "leaseDurationSeconds" -> duration = Objects.number(at);
        case "leaseTransitions" -> transitions = Objects.number(at);
        default -> at.skipChildren();
      }
    }
  }
}
