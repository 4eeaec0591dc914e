/**
 * The Prometheus text format, bytes to samples.
 *
 * <p>In: a page in pieces, as the network delivers it, and {@link
 * io.github.flyteexporter.reading.Names}, which says what is wanted. Out: a {@link
 * io.github.flyteexporter.parse.ParsedPage} of the wanted series, added up over the labels that are
 * not kept. {@code want{code="200",wf="a"} 1} and {@code want{code="200",wf="b"} 2} become {@code
 * want{code="200"} 3}.
 *
 * <p>Why a parser of its own: a page of Flyte has 10,000 series and more, of which some hundreds
 * are wanted, and grows with every workflow. The parsers of the field make objects of all of them.
 * This one looks at eight bytes at once, skips what is not wanted, and allocates the same however
 * large the page is. It reads what Prometheus reads; a line that Prometheus would refuse, and the
 * whole page with it, is counted as a {@link io.github.flyteexporter.parse.BadLine} and left out.
 *
 * <p>Not here: what a series means (room {@code signal}), how a page is fetched (room {@code
 * scrape}), any library, clock or file.
 */
package io.github.flyteexporter.parse;
