package io.github.flyteexporter.status.file;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.status.StatusHistory;
import io.github.flyteexporter.verdict.Verdict;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the history of the status page, in memory and, where there is a directory, in a file that
 * is read after a restart. The file is written beside the event loop, one write at a time. That it
 * cannot be written is logged once and counted, and spoils nothing else.
 */
public final class StatusKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(StatusKeeper.class);

  /** A volume that takes so long for a few hundred bytes does not answer. */
  private static final Duration STUCK = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final Supplier<Duration> longest;
  private final Optional<HistoryFolder> folder;
  private final UnwrittenEntries unwritten = new UnwrittenEntries();
  private volatile StatusHistory history = StatusHistory.NONE;
  private volatile Optional<String> problem = Optional.empty();
  private long failures;
  private long damaged;
  private boolean read;
  private Optional<Instant> writing = Optional.empty();

  /**
   * A history without entries.
   *
   * @param longest how long a round holds at most: after that nothing was observed
   * @param folder where it is kept beyond a restart
   */
  public StatusKeeper(Vertx vertx, Supplier<Duration> longest, Optional<HistoryFolder> folder) {
    this.vertx = vertx;
    this.longest = longest;
    this.folder = folder;
  }

  /** The history so far; from any thread. */
  public StatusHistory history() {
    return history;
  }

  /** Why the history is not kept beyond a restart although it should be; from any thread. */
  public Optional<String> problem() {
    return problem;
  }

  /** How often it could not be written, and how much of it could not be read; on the event loop. */
  public Values values() {
    return folder.isEmpty()
        ? new Values(List.of())
        : new Values(
            List.of(
                new Value(OwnSignals.STATUS_FAILURES, "", Labels.NONE, (double) failures),
                new Value(OwnSignals.STATUS_DAMAGED, "", Labels.NONE, (double) damaged)));
  }

  /** A round ended with this verdict; always to be called on the same event loop. */
  public void roundEnded(Instant at, Verdict verdict) {
    StatusEntry entry = StatusEntry.of(at, before(at), verdict);
    history = history.after(entry);
    if (folder.isPresent() && unwritten.add(entry)) {
      if (writing.isEmpty()) {
        writing = Optional.of(at);
        write(folder.get());
      } else if (!at.isBefore(writing.get().plus(STUCK))) {
        failed("a write has not ended since " + writing.get());
      }
    }
  }

  private Before before(Instant at) {
    if (history.last().isEmpty()) {
      return Before.START;
    }
    Duration since = Duration.between(history.last().get().at(), at);
    return since.isNegative() || since.compareTo(longest.get()) > 0 ? Before.GAP : Before.SAME;
  }

  private void write(HistoryFolder to) {
    List<StatusEntry> taken = unwritten.take();
    boolean first = !read;
    vertx
        .executeBlocking(
            () -> first ? Optional.of(to.read()) : Optional.<KeptHistory>empty(), false)
        .map(
            kept -> {
              kept.ifPresent(past -> takeUp(past, taken));
              return taken;
            })
        .compose(
            entries ->
                vertx.executeBlocking(
                    () -> {
                      to.append(entries);
                      return entries;
                    },
                    false))
        .onSuccess(done -> written())
        .onFailure(
            error -> {
              unwritten.putBack(taken);
              failed(error.getClass().getSimpleName() + ": " + error.getMessage());
            })
        .onComplete(done -> writing = Optional.empty());
  }

  /** Puts what an earlier process kept before the entries of this one. */
  private void takeUp(KeptHistory kept, List<StatusEntry> taken) {
    read = true;
    damaged += kept.damaged();
    kept.remark().ifPresent(LOG::warn);
    if (kept.damaged() > 0) {
      LOG.warn(
          "The history of the status page has {} damaged lines, as a crash leaves them; they are"
              + " skipped",
          kept.damaged());
    }
    if (unwritten.isComplete()) {
      List<StatusEntry> own = new ArrayList<>(taken);
      own.addAll(unwritten.waiting());
      history.last().filter(last -> !own.contains(last)).ifPresent(own::add);
      history = StatusHistory.of(kept.entries()).after(own);
    }
  }

  private void written() {
    if (problem.isPresent()) {
      LOG.info("The history of the status page is kept again");
      problem = Optional.empty();
    }
  }

  private void failed(String reason) {
    failures++;
    String why =
        "The history of the status page cannot be kept in status.directory: "
            + reason
            + "; give it a volume that can be written to and has room";
    if (!problem.equals(Optional.of(why))) {
      problem = Optional.of(why);
      LOG.error("{}. It is lost at a restart", why);
    }
  }
}
