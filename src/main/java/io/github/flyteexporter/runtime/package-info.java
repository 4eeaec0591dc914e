/**
 * The running exporter: settings become sources, sources are polled, rounds are judged and served.
 *
 * <p>{@link io.github.flyteexporter.runtime.PollLoop} owns the time: it limits every read, never
 * overlaps rounds and chooses the interval. {@link
 * io.github.flyteexporter.runtime.LiveSourceFactory} keeps each source while its settings are
 * equal. Intervals use the monotonic clock, shown moments the wall clock.
 *
 * <p>What must not be here: how a source is read, what its readings mean, what a page looks like.
 */
package io.github.flyteexporter.runtime;
