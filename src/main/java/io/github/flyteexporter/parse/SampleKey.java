package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Labels;

/** What series have in common that are added up. */
record SampleKey(String name, Labels labels) {}
