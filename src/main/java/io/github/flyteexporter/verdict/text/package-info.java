/** What the texts of Flyte and of the libraries below it say. */
package io.github.flyteexporter.verdict.text;
