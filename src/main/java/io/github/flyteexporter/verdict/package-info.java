/** The judgement: which function is impaired, why, since when, and what to do first. */
package io.github.flyteexporter.verdict;
