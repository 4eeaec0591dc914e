package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which objects a list or a watch asks for: by namespace, labels or one field. */
record ObjectSelector(String namespace, String labels, String fields) {
  private static final Pattern NAMESPACE = Pattern.compile("/namespaces/([^/]+)/");
  private static final Pattern IN = Pattern.compile("(\\S+) in \\((.*)\\)");
  private static final Pattern FIELD = Pattern.compile("([\\w.]+?)(!?=)(.*)");

  static ObjectSelector of(HttpServerRequest request) {
    Matcher in = NAMESPACE.matcher(request.path());
    return new ObjectSelector(
        in.find() ? in.group(1) : "",
        Optional.ofNullable(request.getParam("labelSelector")).orElse(""),
        Optional.ofNullable(request.getParam("fieldSelector")).orElse(""));
  }

  boolean selects(JsonNode object) {
    JsonNode its = object.path("metadata");
    return (namespace.isEmpty() || its.path("namespace").asText().equals(namespace))
        && label(its.path("labels"))
        && field(object);
  }

  private boolean label(JsonNode its) {
    Matcher in = IN.matcher(labels);
    if (labels.isEmpty()) {
      return true;
    } else if (in.matches()) {
      return List.of(in.group(2).split(",", -1)).contains(its.path(in.group(1)).asText());
    }
    return Stream.of(labels.split(",", -1)).allMatch(one -> requirement(one, its));
  }

  private static boolean requirement(String one, JsonNode its) {
    int equals = one.indexOf('=');
    if (equals > 0) {
      return its.path(one.substring(0, equals)).asText().equals(one.substring(equals + 1));
    }
    return one.startsWith("!") ? !its.has(one.substring(1)) : its.has(one);
  }

  private boolean field(JsonNode object) {
    Matcher field = FIELD.matcher(fields);
    return !field.matches()
        || object.at("/" + field.group(1).replace('.', '/')).asText().equals(field.group(3))
            == field.group(2).equals("=");
  }
}
