package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Libraries may not fill the log, and may not hide in it either. */
class LibraryLogsTest {
  private final LoggerContext context = new LoggerContext();

  private final AtomicLong now = new AtomicLong(-1);
  private final LibraryLogs filter = new LibraryLogs(now::get);

  LibraryLogsTest() {
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
  }

  private FilterReply decide(String logger, Level level, String text) {
    return filter.decide(null, context.getLogger(logger), level, text, null, null);
  }

  @Test
  void aLibraryWarnsOnceAMinute() {
    String netty = "io.netty.channel.DefaultChannelPipeline";
    assertThat(decide(netty, Level.WARN, "first")).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(netty, Level.ERROR, "second")).isEqualTo(FilterReply.DENY);
    assertThat(decide("io.vertx.core.Other", Level.WARN, "other")).isEqualTo(FilterReply.NEUTRAL);
    now.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(decide(netty, Level.WARN, "third")).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void aLibraryInformsNobody() {
    assertThat(decide("io.netty.resolver.dns.DnsNameResolver", Level.INFO, "found"))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void askingWhetherALevelIsEnabledUsesNothingUp() {
    assertThat(decide("io.netty.x", Level.WARN, null)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("io.netty.x", Level.WARN, "text")).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void brokenConnectionsAreNotLoggedByTheLibrary() {
    assertThat(decide("io.vertx.core.net.impl.ConnectionBase", Level.ERROR, "reset"))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void ourOwnLoggersAreFree() {
    for (int i = 0; i < 3; i++) {
      assertThat(decide("io.github.flyteexporter.web.Web", Level.INFO, "line"))
          .isEqualTo(FilterReply.NEUTRAL);
    }
  }

  @Test
  void atLevelDebugLibrariesAreFreeToo() {
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.DEBUG);
    assertThat(decide("io.netty.x", Level.DEBUG, "detail")).isEqualTo(FilterReply.NEUTRAL);
  }
}
