package io.github.flyteexporter.kube.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.kube.json.JsonWalker;
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
  public WebhookObject read(JsonParser at) throws IOException {
    String[] ids = {"", ""};
    Hook[] ours = {null};
    JsonWalker.fields(
        at,
        field -> {
          switch (field) {
            case "metadata" -> JsonWalker.fields(at, inner -> metadata(at, inner, ids));
            case "webhooks" ->
                JsonWalker.elements(
                    at,
                    () -> {
                      Hook hook = new Hook();
                      JsonWalker.fields(at, inner -> hook.read(at, inner));
                      ours[0] = hook.name.equals(HOOK) ? hook : ours[0];
                    });
            default -> at.skipChildren();
          }
        });
    return ours[0] == null
        ? new WebhookObject(ids[0], ids[1], false, "", "", Service.NONE)
        : new WebhookObject(
            ids[0], ids[1], true, ours[0].policy, pem(ours[0].caBundle), ours[0].service);
  }

  private static void metadata(JsonParser at, String field, String[] ids) throws IOException {
    switch (field) {
      case "uid" -> ids[0] = JsonWalker.text(at);
      case "name" -> ids[1] = JsonWalker.text(at);
      default -> at.skipChildren();
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

    void read(JsonParser at, String field) throws IOException {
      switch (field) {
        case "name" -> name = JsonWalker.text(at);
        case "failurePolicy" -> policy = JsonWalker.text(at);
        case "clientConfig" -> JsonWalker.fields(at, inner -> client(at, inner));
        default -> at.skipChildren();
      }
    }

    private void client(JsonParser at, String field) throws IOException {
      if (field.equals("caBundle") && at.currentToken() == JsonToken.VALUE_STRING) {
        caBundle = at.getText();
      } else if (field.equals("service")) {
        JsonWalker.fields(at, inner -> service(at, inner));
      } else {
        at.skipChildren();
      }
    }

    private void service(JsonParser at, String field) throws IOException {
      service =
          switch (field) {
            case "namespace" -> new Service(JsonWalker.text(at), service.name(), service.port());
            case "name" -> new Service(service.namespace(), JsonWalker.text(at), service.port());
            case "port" -> new Service(service.namespace(), service.name(), JsonWalker.number(at));
            default -> {
              at.skipChildren();
              yield service;
            }
          };
    }
  }
}
