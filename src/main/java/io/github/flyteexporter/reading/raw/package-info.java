/** Answers that readings were made of, as recordings keep them. */
package io.github.flyteexporter.reading.raw;
