package org.careidentity.registration.link;

import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** How long a realm's links can be used: an hour, unless the realm says otherwise, a day at most. */
final class LinkLife {

    private static final Logger LOGGER = Logger.getLogger(LinkLife.class);
    private static final String ATTRIBUTE = "care-identity.registration-link-minutes";
    private static final Duration USUAL = Duration.ofMinutes(60);
    private static final Duration LONGEST = Duration.ofHours(24);

    private LinkLife() {}

    /** A setting that is no number, or none that makes sense, is as none. */
    static Duration of(RealmModel realm) {
        String minutes = Optional.ofNullable(realm.getAttribute(ATTRIBUTE)).orElse("");
        Duration set = minutes.matches("[0-9]{1,4}") ? Duration.ofMinutes(Long.parseLong(minutes)) : Duration.ZERO;
        boolean fits = !set.isZero() && set.compareTo(LONGEST) <= 0;
        if (!fits && !minutes.isEmpty()) {
            LOGGER.errorf("The realm attribute %s is not 1 to %d: %s", ATTRIBUTE, LONGEST.toMinutes(), minutes);
        }
        return fits ? set : USUAL;
    }
}
