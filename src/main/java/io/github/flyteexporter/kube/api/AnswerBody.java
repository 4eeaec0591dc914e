package io.github.flyteexporter.kube.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The body of an answer as a stream that waits for the next piece, but not for ever. The next piece
 * is asked for only when the one before is used up, so that no more than one is held.
 */
final class AnswerBody extends InputStream implements BodySubscriber<AnswerBody> {
  private static final Object END = new Object();

  /** Pieces, or how the body ended: {@link #END}, or a {@link Throwable}. */
  private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();

  private final Queue<ByteBuffer> current = new ArrayDeque<>();
  private final AtomicLong bytes;
  private final Duration timeout;
  private final Duration total;
  private final long begun = System.nanoTime();
  private Subscription source;
  private boolean early;
  private boolean closed;
  private boolean asked;
  private boolean ended;

  /**
   * A body.
   *
   * @param timeout how long to wait for a piece
   * @param total how long all pieces may take
   * @param bytes counts what is read
   */
  AnswerBody(Duration timeout, Duration total, AtomicLong bytes) {
    this.timeout = timeout;
    this.total = total;
    this.bytes = bytes;
  }

  /** The stream, once the head of the answer is here. */
  @Override
  public CompletionStage<AnswerBody> getBody() {
    return CompletableFuture.completedStage(this);
  }

  /** The reader may be here first. */
  @Override
  public synchronized void onSubscribe(Subscription subscription) {
    source = subscription;
    if (closed) {
      source.cancel();
    } else if (early) {
      source.request(1);
    }
  }

  private synchronized void ask() {
    if (source == null) {
      early = true;
    } else {
      source.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    arrived.add(pieces);
  }

  @Override
  public void onError(Throwable error) {
    arrived.add(error);
  }

  @Override
  public void onComplete() {
    arrived.add(END);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (current.isEmpty() && !ended) {
      next();
    }
    ByteBuffer piece = current.peek();
    if (piece == null) {
      return -1;
    }
    int count = Math.min(length, piece.remaining());
    piece.get(into, offset, count);
    bytes.addAndGet(count);
    if (!piece.hasRemaining()) {
      current.remove();
    }
    return count;
  }

  private void next() throws IOException {
    if (!asked) {
      asked = true;
      ask();
    }
    Object next = awaited();
    if (next instanceof Throwable error) {
      throw new IOException(String.valueOf(error.getMessage()), error);
    }
    if (next instanceof List<?> pieces) {
      asked = false;
      pieces.stream()
          .map(ByteBuffer.class::cast)
          .filter(ByteBuffer::hasRemaining)
          .forEach(current::add);
    } else {
      ended = true;
    }
  }

  private Object awaited() throws IOException {
    long left = total.toNanos() - (System.nanoTime() - begun);
    Object next;
    try {
      next =
          left <= 0 ? null : arrived.poll(Math.min(timeout.toNanos(), left), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("closed").initCause(e);
    }
    if (next == null) {
      throw new HttpTimeoutException(
          left <= timeout.toNanos()
              ? "not complete after " + total.toMillis() + " ms"
              : "no data for " + timeout.toMillis() + " ms");
    }
    return next;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (source != null) {
      source.cancel();
    }
  }
}
