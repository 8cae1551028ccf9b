/**
 * Authenticators in software, for tests: they answer a browser's options with genuine attestation of every format, under
 * authorities that a test makes. A test changes one part of an answer, before or after it is signed, to make a wrong one.
 * And cards, or rather their certificates, under an authority in the shape of the NHS's.
 */
package org.careidentity.authenticators.emulated;
