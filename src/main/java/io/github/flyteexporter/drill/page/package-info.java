/**
 * What a drill serves: the page of a recording under labels of its own, so that none of its alerts
 * can be taken for one of the real Flyte.
 */
package io.github.flyteexporter.drill.page;
