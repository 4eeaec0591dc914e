package io.github.flyteexporter.verdict.tuning;

/**
 * A piece of tuning advice.
 *
 * @param advice its name, of a closed list, as in the label {@code advice}
 * @param reading what was read that speaks for it, with numbers and units
 * @param today the setting as it is
 * @param change what to set instead, and where
 * @param until what must be read for the advice to be withdrawn
 */
public record TuningTip(String advice, String reading, String today, String change, String until) {}
