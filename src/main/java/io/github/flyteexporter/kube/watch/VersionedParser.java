package io.github.flyteexporter.kube.watch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Notes the {@code metadata.resourceVersion} that goes by while an object is read. */
final class VersionedParser extends JsonParserDelegate {
  private String resourceVersion = "";

  VersionedParser(JsonParser parser) {
    super(parser);
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = delegate.nextToken();
    if (token == JsonToken.VALUE_STRING
        && "resourceVersion".equals(delegate.currentName())
        && "metadata".equals(delegate.getParsingContext().getParent().getCurrentName())) {
      resourceVersion = delegate.getText();
    }
    return token;
  }

  /** The newest one that was read, empty before the first. */
  String resourceVersion() {
    return resourceVersion;
  }
}
