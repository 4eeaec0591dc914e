/** The explanation: which nodes are bad, which only look so, and what remains. */
package io.github.flyteexporter.verdict.graph;
