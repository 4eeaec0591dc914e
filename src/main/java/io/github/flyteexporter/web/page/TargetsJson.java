package io.github.flyteexporter.web.page;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.signal.access.LookSignals;
import io.github.flyteexporter.signal.catalogue.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * The page of targets as JSON, for programs: {@code at}, {@code old} (no round has ended for three
 * intervals), {@code sources} (source, target, status {@code read}, {@code not_yet}, {@code
 * unreadable} or {@code fails}, state in words, lastAnswer, tookSeconds, bytes, series,
 * lastSuccess, reason and detail of its failure, errors so far by reason, and the parts that were
 * not read) and {@code looks} (target, call, succeeded). What is not known is null.
 */
public final class TargetsJson {
  private TargetsJson() {}

  public static String of(Exposition page, boolean old) {
    JsonArray sources = new JsonArray();
    page.sources()
        .forEach(source -> sources.add(source(source, SourceState.of(source, page.values()))));
    JsonArray looks = new JsonArray();
    for (Value look : page.values().forSignal(LookSignals.SUCCESS)) {
      looks.add(
          new JsonObject()
              .put("target", look.labels().get("target"))
              .put("call", look.labels().get("call"))
              .put("succeeded", look.number() > 0));
    }
    return new JsonObject()
            .put("at", page.at().toString())
            .put("old", old)
            .put("sources", sources)
            .put("looks", looks)
            .encodePrettily()
        + "\n";
  }

  private static JsonObject source(SourceReport source, SourceState state) {
    boolean read = source.failure().isEmpty();
    JsonObject errors = new JsonObject();
    source.errors().forEach((reason, count) -> errors.put(reason.label(), count));
    JsonArray unread = new JsonArray();
    source
        .unread()
        .forEach(
            part ->
                unread.add(
                    new JsonObject()
                        .put("part", part.part())
                        .put("reason", part.reason())
                        .put("hint", part.hint())));
    return new JsonObject()
        .put("source", source.id().source())
        .put("target", source.id().target())
        .put("status", state.kind().name().toLowerCase(Locale.ROOT))
        .put("state", state.text())
        .put("lastAnswer", source.at().toString())
        .put("tookSeconds", source.took().toNanos() / 1e9)
        .put("bytes", read ? source.bytes() : null)
        .put("series", read ? source.series() : null)
        .put("lastSuccess", source.lastGood().map(Object::toString).orElse(null))
        .put("reason", source.failure().map(why -> why.reason().label()).orElse(null))
        .put("detail", state.detail().isEmpty() ? null : state.detail())
        .put("errors", errors)
        .put("unread", unread);
  }
}
