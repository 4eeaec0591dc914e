package io.github.flyteexporter.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.VertxBuilder;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.transport.Transport;
import java.util.List;

/** Vert.x's sockets, of which only so many may be within a TLS handshake with a server of ours. */
final class ServerTransport extends NioTransport implements Transport {
  /** A handshake takes a few milliseconds; 128 are enough for 10,000 new connections a second. */
  private static final int HANDSHAKES = 128;

  private final int handshakes;

  private ServerTransport(int handshakes) {
    this.handshakes = handshakes;
  }

  /** For a Vert.x whose servers all use TLS: bounds the handshakes that go on. */
  static VertxBuilder in(VertxBuilder builder) {
    return in(builder, HANDSHAKES);
  }

  /** The same with so many handshakes. */
  static VertxBuilder in(VertxBuilder builder, int handshakes) {
    return builder.withTransport(new ServerTransport(handshakes));
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return domainSocket
        ? super.serverChannelFactory(true)
        : () -> new BoundedServerChannel(new Handshakes(handshakes));
  }

  @Override
  public String name() {
    return "nio";
  }

  @Override
  public boolean available() {
    return isAvailable();
  }

  @Override
  public Throwable unavailabilityCause() {
    return super.unavailabilityCause();
  }

  @Override
  public io.vertx.core.spi.transport.Transport implementation() {
    return this;
  }

  private static final class BoundedServerChannel extends NioServerSocketChannel {
    private final Handshakes handshakes;

    BoundedServerChannel(Handshakes handshakes) {
      this.handshakes = handshakes;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
      int before = accepted.size();
      int count = super.doReadMessages(accepted);
      accepted
          .subList(before, accepted.size())
          .forEach(socket -> handshakes.accepted((Channel) socket));
      return count;
    }
  }
}
