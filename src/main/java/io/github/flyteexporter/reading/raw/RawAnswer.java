package io.github.flyteexporter.reading.raw;

import java.util.function.Supplier;

/**
 * An answer that a reading was made of, as a recording keeps it: what its reader looked at, and
 * nothing else of it.
 */
public final class RawAnswer {
  private final String name;
  private final Form form;
  private final String status;
  private final Supplier<byte[]> body;

  /** How an answer is written. */
  public enum Form {
    /** A page in the Prometheus text format. */
    PAGE,
    /** A JSON document. */
    JSON,
    /** What happened to the objects of one type since the reading before: compressed lines. */
    CHANGES
  }

  /**
   * An answer.
   *
   * @param name of its file in a recording: {@code flyte-binary.metrics}, {@code k8s.pods.json}
   * @param status the HTTP status, or the label of the reason for which none came
   * @param body makes its bytes when they are asked for, on any thread; none where there is none
   */
  public RawAnswer(String name, Form form, String status, Supplier<byte[]> body) {
    this.name = name;
    this.form = form;
    this.status = status;
    this.body = body;
  }

  /** The name of its file, without the ending of a compressed one. */
  public String name() {
    return name;
  }

  public Form form() {
    return form;
  }

  /** The HTTP status, or the label of the reason for which none came. */
  public String status() {
    return status;
  }

  /** Its bytes, empty where there are none. */
  public byte[] body() {
    return body.get();
  }
}
