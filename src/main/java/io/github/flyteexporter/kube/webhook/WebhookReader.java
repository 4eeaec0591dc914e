package io.github.flyteexporter.kube.webhook;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.kube.webhook.WebhookObject.Service;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Reads MutatingWebhookConfigurations. Flyte's is known by the name of its hook; the object's own
 * name follows the chart (flyte v1.16.8, flytepropeller/pkg/webhook/config and charts).
 */
public final class WebhookReader implements ObjectReader<WebhookObject> {
  private static final String HOOK = "flyte-pod-webhook.flyte.org";

  @Override
  public WebhookObject read(JsonReader at) throws IOException {
    String[] ids = {"", ""};
    Hook[] ours = {null};
    at.fields(
        field -> {
          switch (field) {
            case "metadata" -> at.fields(inner -> metadata(at, inner, ids));
            case "webhooks" ->
                at.elements(
                    () -> {
                      Hook hook = new Hook();
                      at.fields(inner -> hook.read(at, inner));
                      ours[0] = hook.name.equals(HOOK) ? hook : ours[0];
                    });
            default -> at.skip();
          }
        });
    return ours[0] == null
        ? new WebhookObject(ids[0], ids[1], false, "", "", Service.NONE)
        : new WebhookObject(
            ids[0], ids[1], true, ours[0].policy, pem(ours[0].caBundle), ours[0].service);
  }

  private static void metadata(JsonReader at, String field, String[] ids) throws IOException {
    switch (field) {
      case "uid" -> ids[0] = at.text();
      case "name" -> ids[1] = at.text();
      default -> at.skip();
    }
  }

  /** A bundle that is too large or no base64 is none. */
  private static String pem(String base64) {
    if (base64.length() > WebhookCa.LONGEST * 4 / 3) {
      return "";
    }
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static final class Hook {
    private String name = "";

    /** The default of admissionregistration.k8s.io/v1. */
    private String policy = "Fail";

    private String caBundle = "";

    private Service service = Service.NONE;

    void read(JsonReader at, String field) throws IOException {
      switch (field) {
        case "name" -> name = at.text();
        case "failurePolicy" -> policy = at.text();
        case "clientConfig" -> at.fields(inner -> client(at, inner));
        default -> at.skip();
      }
    }

    private void client(JsonReader at, String field) throws IOException {
      if (field.equals("caBundle")) {
        caBundle = at.isText() ? at.text() : caBundle;
      } else if (field.equals("service")) {
        at.fields(inner -> service(at, inner));
      } else {
        at.skip();
      }
    }

    private void service(JsonReader at, String field) throws IOException {
      service =
          switch (field) {
            case "namespace" -> new Service(at.text(), service.name(), service.port());
            case "name" -> new Service(service.namespace(), at.text(), service.port());
            case "port" -> new Service(service.namespace(), service.name(), at.number());
            default -> {
              at.skip();
              yield service;
            }
          };
    }
  }
}
