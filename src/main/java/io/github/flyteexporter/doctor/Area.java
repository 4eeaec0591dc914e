package io.github.flyteexporter.doctor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a check is about: a closed list, in the order of the report. */
public enum Area {
  REACH,
  INGRESS,
  AUTH,
  DATABASE,
  MIGRATIONS,
  OBJECT_STORE,
  WEBHOOK,
  KUBERNETES,
  CRD,
  FLYTE_RIGHTS,
  PODS,
  LEADER,
  SHARDS,
  QUOTAS,
  LOAD,
  TUNING,
  SECRETS,
  VERSIONS,
  UPGRADE,
  FLYTE_2,
  OUR_RIGHTS,
  NETWORK,
  VALUES;

  /** As in the report and in {@code --only}: {@code object-store}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The area of a label, empty where there is none. */
  public static Optional<Area> of(String label) {
    return Arrays.stream(values()).filter(area -> area.label().equals(label)).findFirst();
  }
}
