/**
 * The judgement: which function of the platform is impaired, why, since when, and what to do first.
 */
package io.github.flyteexporter.verdict;
