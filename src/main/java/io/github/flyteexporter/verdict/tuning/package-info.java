/** What to set otherwise, before it hurts. */
package io.github.flyteexporter.verdict.tuning;
