package org.careidentity.authenticators.secret;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * A count that can't be outrun: so many things may happen in a time, each takes a place before it is looked at, and a place is
 * free again when its time is over. Of two at the same moment, on whichever nodes, one gets the place (CVE-2024-4629).
 */
public final class Places {

    private Places() {}

    /**
     * Takes the first place that is free.
     *
     * @param key what is counted; places are kept under it with a number
     * @param places how many there are
     * @param seconds how long a place is taken
     * @return the number of the place, from 1; empty when all are taken
     */
    public static OptionalInt take(SingleUseObjectProvider store, String key, int places, long seconds) {
        return IntStream.rangeClosed(1, places)
                .filter(place -> store.putIfAbsent(key + "." + place, seconds))
                .findFirst();
    }
}
