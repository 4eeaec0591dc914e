package io.github.flyteexporter.http;

/** Takes the bytes of a large response as they arrive, so that they need not be held. */
public interface BodySink {
  /**
   * Whether a response of this content type is acceptable.
   *
   * @param contentType in small letters, empty when the response names none
   */
  default boolean accepts(String contentType) {
    return true;
  }

  /**
   * Takes the next piece. The bytes are overwritten afterwards.
   *
   * @throws RuntimeException when the rest need not come; the request fails with it
   */
  void feed(byte[] bytes, int offset, int length);

  /**
   * The response has ended.
   *
   * @throws RuntimeException when it is not whole; the request fails with it
   */
  default void end() {}

  /** Nothing more comes, whether or not there was an end. */
  default void release() {}
}
