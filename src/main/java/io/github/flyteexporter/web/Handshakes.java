package io.github.flyteexporter.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.ssl.SslHandler;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Accepted sockets whose TLS handshake has not ended, the oldest first. Vert.x shows a connection
 * after its handshake only, so {@link Connections} cannot bound these.
 */
final class Handshakes {
  private final Set<Channel> running = new LinkedHashSet<>();
  private final int most;

  Handshakes(int most) {
    this.most = most;
  }

  /** Adds a socket; beyond the limit it takes the place of the one that has taken longest. */
  void accepted(Channel socket) {
    Channel closed = null;
    synchronized (this) {
      if (running.size() >= most) {
        running.removeIf(one -> !isRunning(one));
      }
      if (running.size() >= most) {
        Iterator<Channel> oldestFirst = running.iterator();
        closed = oldestFirst.next();
        oldestFirst.remove();
      }
      running.add(socket);
    }
    socket.closeFuture().addListener(done -> forget(socket));
    if (closed != null) {
      close(closed);
    }
  }

  /** One that was just accepted has no event loop yet, which {@link Channel#close} needs. */
  private static void close(Channel socket) {
    if (socket.isRegistered()) {
      ChannelFuture unused = socket.close();
    } else {
      socket.unsafe().closeForcibly();
    }
  }

  private synchronized void forget(Channel socket) {
    running.remove(socket);
  }

  /** A socket that was just accepted has no handler of TLS yet. */
  private static boolean isRunning(Channel socket) {
    SslHandler tls = socket.pipeline().get(SslHandler.class);
    return tls == null || !tls.handshakeFuture().isDone();
  }
}
