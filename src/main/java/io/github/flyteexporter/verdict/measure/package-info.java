/** Numbers and states that several rules ask for. */
package io.github.flyteexporter.verdict.measure;
