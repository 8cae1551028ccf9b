package org.careidentity.authenticators.smartcard.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.bouncycastle.asn1.x509.CRLReason;

/** What a list, with or without a delta, says of a certificate (RFC 5280 section 6.3.3). */
final class CrlAnswer {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private CrlAnswer() {}

    /**
     * The answer. A revocation counts however old the list is.
     *
     * @param delta null without one
     * @param outdated how long after its next update a list is believed that a certificate is good
     */
    static Answer of(CrlIndex base, CrlIndex delta, Question question, Duration outdated) {
        if (!base.extensions().scope().covers(question.addresses())) {
            return Answer.none(Source.CRL, "the list is of another partition");
        }
        CrlOutline times = base.outline();
        if (times.thisUpdate().isAfter(question.now().plus(CLOCKS_DIFFER))) {
            return Answer.none(Source.CRL, "the list is from the future");
        }
        boolean newer = delta != null && adds(delta, base, question.now());
        OptionalInt inBase = base.find(question.serial());
        OptionalInt inDelta = newer ? delta.find(question.serial()) : OptionalInt.empty();
        Instant at = newer ? delta.outline().thisUpdate() : times.thisUpdate();
        if (inDelta.isPresent() && inDelta.getAsInt() != CRLReason.removeFromCRL) {
            return Answer.revoked(Source.CRL, at, inDelta.getAsInt());
        }
        if (inBase.isPresent() && inDelta.isEmpty()) {
            return Answer.revoked(Source.CRL, times.thisUpdate(), inBase.getAsInt());
        }
        boolean late = !question.now().isBefore(times.nextUpdate());
        if (late && !question.now().isBefore(times.nextUpdate().plus(outdated))) {
            return Answer.none(Source.CRL, "the list should have been replaced at " + times.nextUpdate());
        }
        return Answer.good(Source.CRL, at, late);
    }

    /** Whether a delta is for a list, and good (RFC 5280 section 5.2.4). */
    private static boolean adds(CrlIndex delta, CrlIndex base, Instant now) {
        CrlExtensions newer = delta.extensions();
        CrlExtensions older = base.extensions();
        return older.number() != null
                && newer.number() != null
                && newer.base().compareTo(older.number()) <= 0
                && newer.number().compareTo(older.number()) >= 0
                && newer.scope().equals(older.scope())
                && now.isBefore(delta.outline().nextUpdate())
                && !delta.outline().thisUpdate().isAfter(now.plus(CLOCKS_DIFFER));
    }
}
