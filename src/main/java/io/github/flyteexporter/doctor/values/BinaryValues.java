package io.github.flyteexporter.doctor.values;

import static io.github.flyteexporter.doctor.values.ValuesChecks.check;

import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import java.util.List;
import java.util.stream.Stream;

/** Known mistakes in values of flyte-binary (flyte v1.16.8, charts/flyte-binary/values.yaml). */
final class BinaryValues {
  /** The chart logs fatal errors only: values.yaml:104-105. */
  private static final double WARN = 3;

  static final List<Check<HelmValues>> ALL =
      List.of(
          check(
              "binary-auth",
              "auth has its clients and its host",
              "propeller is refused by flyteadmin, and people are sent to the wrong host",
              "auth is on, and the internal client's secret, its hash or authorizedUris is missing",
              "Set configuration.auth.internal.clientSecret and clientSecretHash (or"
                  + " clientSecretsExternalSecretRef), and configuration.auth.authorizedUris with"
                  + " the ingress host first",
              BinaryValues::auth),
          check(
              "binary-ingress",
              "gRPC has an Ingress of its own",
              "most ingress controllers need rules of their own for gRPC: flytectl and pyflyte fail"
                  + " while the console works",
              "ingress.create with separateGrpcIngress: false, or without a host",
              "Leave ingress.separateGrpcIngress at true and set its annotations (nginx:"
                  + " backend-protocol: GRPC); set ingress.host",
              BinaryValues::ingress),
          check(
              "binary-storage",
              "the object store's container is named",
              "Flyte does not start, or fails at the first workflow",
              "metadataContainer and userDataContainer of configuration.storage, or"
                  + " configuration.inline.storage.container",
              "Set both, or configuration.inline.storage.container",
              BinaryValues::storage),
          check(
              "binary-propeller-client",
              "propeller's Kubernetes client keeps up with its workers",
              "workers wait for the client's own limiter",
              "qps (100 where it is not set) below the number of workers",
              "Raise configuration.inline.propeller.kube-client-config qps and burst",
              values -> PropellerSettings.client(values, "configuration", "inline", "propeller")),
          check(
              "binary-ttl",
              "finished workflows are kept as long as is set",
              "the value is cut without a word that anybody reads",
              "max-ttl-hours above 23",
              "Set max-ttl-hours to 23 at most",
              values -> PropellerSettings.ttl(values, "configuration", "inline", "propeller")),
          check(
              "binary-image",
              "the image has a fixed tag",
              "the chart's default is latest: a restart may bring another version, Flyte 2 too",
              "deployment.image.tag is not set, or latest",
              "Set deployment.image.tag",
              BinaryValues::image),
          check(
              "binary-log-level",
              "Flyte logs its errors",
              "the chart's default logs fatal errors only: nothing says why something fails",
              "configuration.logging.level below 3 (warn)",
              "Set configuration.logging.level to 3",
              values -> logging(values, WARN)));

  private BinaryValues() {}

  private static Finding auth(HelmValues values) {
    boolean on =
        values.isTrue("configuration", "auth", "enabled")
            || values.isTrue("configuration", "inline", "server", "security", "useAuth");
    if (!on) {
      return Finding.ok("auth is off");
    }
    if (values.has("configuration", "auth", "clientSecretsExternalSecretRef")) {
      return uris(values);
    }
    boolean inline = values.has("configuration", "inline", "auth", "appAuth", "selfAuthServer");
    boolean secret = values.has("configuration", "auth", "internal", "clientSecret");
    boolean hash = values.has("configuration", "auth", "internal", "clientSecretHash");
    boolean external =
        values
            .text("configuration", "inline", "auth", "appAuth", "authServerType")
            .equals("External");
    if (!external && !inline && !(secret && hash)) {
      return Finding.problem(
          "auth is on, and configuration.auth.internal has no "
              + (secret ? "clientSecretHash" : hash ? "clientSecret" : "clientSecret and hash"));
    }
    return uris(values);
  }

  private static Finding uris(HelmValues values) {
    return values.has("configuration", "auth", "authorizedUris")
            || values.has("configuration", "inline", "auth", "authorizedUris")
        ? Finding.ok("auth is on, with clients and authorizedUris")
        : Finding.warning("auth is on, and authorizedUris does not name the host that people use");
  }

  private static Finding ingress(HelmValues values) {
    if (!values.isTrue("ingress", "create")) {
      return Finding.ok("no ingress is made");
    }
    if (values.text("ingress", "separateGrpcIngress").equals("false")) {
      return Finding.warning("separateGrpcIngress is false: HTTP and gRPC share one Ingress");
    }
    return values.has("ingress", "host")
        ? Finding.ok("HTTP and gRPC have an Ingress each")
        : Finding.warning("ingress.host is not set: the rules hold for every host");
  }

  private static Finding storage(HelmValues values) {
    if (values.has("configuration", "inline", "storage", "container")) {
      return Finding.ok("configuration.inline.storage.container is set");
    }
    List<String> missing =
        Stream.of("metadataContainer", "userDataContainer")
            .filter(key -> !values.has("configuration", "storage", key))
            .map(key -> "configuration.storage." + key)
            .toList();
    return missing.isEmpty()
        ? Finding.ok("both containers of configuration.storage are set")
        : Finding.problem(
            String.join(" and ", missing) + " not set: the chart's example name is used");
  }

  static Finding image(HelmValues values) {
    String tag = values.text("deployment", "image", "tag");
    return tag.isEmpty() || tag.equals("latest")
        ? Finding.warning("deployment.image.tag is " + (tag.isEmpty() ? "not set" : tag))
        : Finding.ok("deployment.image.tag is set");
  }

  /** Whether errors are logged: the level is this one or more. */
  static Finding logging(HelmValues values, double warn) {
    double level = values.number("configuration", "logging", "level").orElse(1);
    return level < warn
        ? Finding.warning("level %.0f".formatted(level))
        : Finding.ok("level %.0f".formatted(level));
  }
}
