package io.github.flyteexporter.scrape;

/** Takes the bytes of one answer as they come. */
interface BodySink {
  /** Whether an answer of this content type, empty when it names none, can be what is awaited. */
  default boolean accepts(String contentType) {
    return true;
  }

  /**
   * Takes the next piece; the bytes are not needed afterwards.
   *
   * @throws SourceException when the rest need not come
   */
  void feed(byte[] bytes, int offset, int length);

  /**
   * The answer has come to its end.
   *
   * @throws SourceException when it is not whole
   */
  default void end() {}

  /** Nothing more comes, whether or not there was an end. */
  default void release() {}
}
