/** What is seen of a node: in which mode, by which evidence, how directly. */
package io.github.flyteexporter.verdict.observation;
