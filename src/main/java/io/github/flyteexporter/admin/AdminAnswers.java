package io.github.flyteexporter.admin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** flyteadmin's answers to the reads of one round. */
public final class AdminAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Evidence> evidence = new ArrayList<>();
  private Optional<Failure> unreachable = Optional.empty();
  private int answered;
  private long bytes;

  /** Takes an answer that came, whatever its status. */
  public void answered(String call, int status, byte[] body) {
    answered++;
    bytes += body.length;
    if (status / 100 != 2) {
      evidence.add(new RefusedCall(call, status, message(body)));
    }
  }

  /** Takes an answer that did not come. */
  public void failed(String call, Reason reason, String detail) {
    unreachable = Optional.of(new Failure(reason, call + ": " + detail));
  }

  /** What the refused calls say. */
  public List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /** Why flyteadmin could not be read: only when no call at all was answered. */
  public Optional<Failure> failure() {
    return answered == 0 ? unreachable : Optional.empty();
  }

  /** Size of all answers. */
  public long bytes() {
    return bytes;
  }

  /** The gateway's error body is {@code {"code":13,"message":"...","details":[]}}. */
  private static String message(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? "" : node.path("message").asText("");
    } catch (JacksonException e) {
      return "";
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }
}
