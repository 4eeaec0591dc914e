package io.github.flyteexporter.signal.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * The root scopes of Flyte's names, each with its letter in the catalogue (flyte v1.16.8:
 * flytepropeller/cmd/controller/cmd/root.go:131, flyteadmin/pkg/server/service.go:65,107,
 * flyteadmin/scheduler/start.go:22, flyteadmin/cmd/entrypoints/clusterresource.go:28,
 * datacatalog/pkg/rpc/datacatalogservice/service.go:81, flytepropeller/cmd/manager/cmd/root.go:181,
 * flytepropeller/cmd/controller/cmd/webhook.go:98).
 */
public enum MetricScope {
  /** The segment after it is the limit-namespace and belongs to the scope. */
  P("propeller:", true),
  /** Doubled in today's Flyte, single in others. */
  A("admin:", false),
  /** {@code flyte:datacatalog:} or {@code datacatalog:datacatalog:}, by the chart. */
  D("datacatalog:", false),
  S("flytescheduler:", false),
  C("clusterresource:", false),
  M("propeller_manager:", false),
  W("webhook:", false);

  private final String segment;
  private final boolean namespaced;

  MetricScope(String segment, boolean namespaced) {
    this.segment = segment;
    this.namespaced = namespaced;
  }

  /** What a page's name may be called in the catalogue if it is of this scope, likeliest first. */
  List<String> candidates(String rawName) {
    List<String> found = new ArrayList<>(2);
    for (int at = rawName.lastIndexOf(segment);
        at >= 0;
        at = at == 0 ? -1 : rawName.lastIndexOf(segment, at - 1)) {
      int rest = at + segment.length();
      if (namespaced) {
        rest = rawName.indexOf(':', rest) + 1;
      }
      boolean whole = at == 0 || rawName.charAt(at - 1) == ':';
      if (whole && rest > 0 && rest < rawName.length()) {
        found.add(name() + ":" + rawName.substring(rest));
      }
    }
    return found;
  }
}
