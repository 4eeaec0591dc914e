/**
 * The command {@code drill}: plays a recorded incident through the user's own Prometheus and
 * Alertmanager, and finds which alerts arrived and where the chain is broken.
 *
 * <p>A drill is kept apart from every real Flyte by a label (see {@link
 * io.github.flyteexporter.drill.page.DrillLabels}). Where Alertmanager's configuration would let it
 * hide or delay a real alert, it is refused. What must not be here: how a recording is played.
 */
package io.github.flyteexporter.drill;
