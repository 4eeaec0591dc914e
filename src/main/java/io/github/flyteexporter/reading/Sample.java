package io.github.flyteexporter.reading;

/** One number of a reading: the name the catalogue knows it by, its labels and its value. */
public record Sample(String name, Labels labels, double value) {}
