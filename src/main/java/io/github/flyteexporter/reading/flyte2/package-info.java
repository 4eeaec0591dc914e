/** Names of what is read of Flyte 2 and of nothing else. */
package io.github.flyteexporter.reading.flyte2;
