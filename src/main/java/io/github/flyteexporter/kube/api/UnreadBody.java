package io.github.flyteexporter.kube.api;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * A body that nobody wants, taken so that the connection can be used again; one that is larger than
 * a few kilobytes is not waited for.
 */
final class UnreadBody implements BodySubscriber<Void> {
  private final long most;
  private Subscription source;
  private long passed;

  /**
   * A body.
   *
   * @param most of its bytes that are taken
   */
  UnreadBody(long most) {
    this.most = most;
  }

  @Override
  public CompletionStage<Void> getBody() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    pieces.forEach(piece -> passed += piece.remaining());
    if (passed < most) {
      source.request(1);
    } else {
      source.cancel();
    }
  }

  @Override
  public void onError(Throwable error) {}

  @Override
  public void onComplete() {}
}
