package org.careidentity.authenticators.smartcard.revocation;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The newest list of each scope that was seen, wherever it came from: whoever brings an older one hides revocations. */
final class CrlNumbers {

    private static final BigInteger NONE = BigInteger.ONE.negate();

    private final Map<String, Newest> newest = new ConcurrentHashMap<>();

    private record Newest(BigInteger number, Instant thisUpdate) {

        boolean newerThan(Newest other) {
            int order = number.compareTo(other.number);
            return order > 0 || (order == 0 && thisUpdate.isAfter(other.thisUpdate));
        }
    }

    /** Remembers a list; throws {@link NoAnswerException} when a newer one was there before. */
    void accept(CrlKey key, CrlIndex list) throws NoAnswerException {
        BigInteger number = list.extensions().number();
        Newest candidate =
                new Newest(number == null ? NONE : number, list.outline().thisUpdate());
        Newest kept = newest.merge(
                key.scope(list.extensions()), candidate, (known, one) -> known.newerThan(one) ? known : one);
        if (kept.newerThan(candidate)) {
            throw new NoAnswerException("the list is older than one that was there before: its number is "
                    + candidate.number() + " after " + kept.number());
        }
    }
}
