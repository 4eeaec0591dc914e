package io.github.flyteexporter.verdict.text;

import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.Node;
import io.github.flyteexporter.verdict.observation.Strength;

/**
 * What a text says: which node failed, and how.
 *
 * @param strength direct when the text names the node as the one that failed
 * @param start where in the text it says so
 */
public record ErrorMeaning(Node node, Mode mode, Strength strength, int start) {}
