package org.careidentity.authenticators.smartcard.revocation;

import java.time.Instant;
import org.bouncycastle.asn1.x509.CRLReason;

/**
 * What a source says of a certificate.
 *
 * @param at when that was so; null without an answer
 * @param reason of a revocation (RFC 5280 section 5.3.1)
 * @param outdated whether the source should have said something newer by now
 * @param detail for an administrator
 */
record Answer(Status status, Source source, Instant at, int reason, boolean outdated, String detail) {

    enum Status {
        GOOD,
        REVOKED,
        /** The source was asked, and signed that it does not know the certificate. */
        UNKNOWN,
        NONE
    }

    static Answer good(Source source, Instant at, boolean outdated) {
        return new Answer(Status.GOOD, source, at, CrlEntries.UNSPECIFIED, outdated, "good by " + source);
    }

    static Answer revoked(Source source, Instant at, int reason) {
        return new Answer(
                Status.REVOKED, source, at, reason, false, "revoked by " + source + ": " + CRLReason.lookup(reason));
    }

    static Answer unknown(Source source, String detail) {
        return new Answer(Status.UNKNOWN, source, null, CrlEntries.UNSPECIFIED, false, source + ": " + detail);
    }

    static Answer none(Source source, String detail) {
        return new Answer(Status.NONE, source, null, CrlEntries.UNSPECIFIED, false, source + ": " + detail);
    }

    static Answer none(Source source, Throwable error) {
        return none(source, NoAnswerException.of(error).getMessage());
    }

    /** Whether it ends the question. */
    boolean conclusive() {
        return status == Status.GOOD || status == Status.REVOKED;
    }

    /** Whether nothing can end it: a hold alone can (RFC 5280 section 5.3.1). */
    boolean revokedForGood() {
        return status == Status.REVOKED && reason != CRLReason.certificateHold;
    }

    /** Of two that end nothing, what is known. */
    Answer or(Answer other) {
        Status both = status == Status.UNKNOWN || other.status == Status.UNKNOWN ? Status.UNKNOWN : Status.NONE;
        return new Answer(both, source, null, reason, false, detail + "; " + other.detail);
    }
}
