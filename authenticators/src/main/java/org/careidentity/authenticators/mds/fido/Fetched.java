package org.careidentity.authenticators.mds.fido;

/**
 * What a source gave.
 *
 * @param tag names this content at the source (RFC 9110 section 8.8.3); null without one
 */
record Fetched(byte[] content, String tag) {}
