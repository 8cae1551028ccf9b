package org.careidentity.model;

/**
 * An entry of a directory with the days on which it counts.
 *
 * @param entry what the directory says
 * @param validity when it says so
 */
public record Dated<T>(T entry, Validity validity) {}
