package org.careidentity.model;

/**
 * What may be said of a login: the acr that was asked and is true, and the proof that makes it so.
 *
 * @param acr the name for the acr claim; empty when CIS2 has none
 * @param proof the level, the technique and the time
 */
public record Assurance(String acr, Proof proof) {}
