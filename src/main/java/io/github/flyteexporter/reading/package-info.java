/** What every source hands over: samples and evidence, or the reason why there are none. */
package io.github.flyteexporter.reading;
