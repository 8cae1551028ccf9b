package org.careidentity.mappers.assurance;

import java.time.Duration;
import java.util.Locale;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.LevelLimits;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/**
 * The limits of levels as a realm sets them, in the one place that they are set: realm attributes such as {@code
 * care-identity.aal3-overall-seconds} and {@code care-identity.aal3-idle-seconds}. What is missing or no number above 0
 * is NIST's.
 */
public final class RealmLimits {

    private static final Logger LOGGER = Logger.getLogger(RealmLimits.class);

    private RealmLimits() {}

    /** The limits of a realm. */
    public static LevelLimits of(RealmModel realm) {
        LevelLimits limits = LevelLimits.NIST;
        for (AssuranceLevel level : AssuranceLevel.values()) {
            LevelLimits.Limit nist = limits.limits().get(level);
            limits = limits.with(
                    level,
                    new LevelLimits.Limit(
                            seconds(realm, level, "overall", nist.overall()),
                            seconds(realm, level, "idle", nist.idle())));
        }
        return limits;
    }

    private static Duration seconds(RealmModel realm, AssuranceLevel level, String what, Duration otherwise) {
        String name = "care-identity." + level.name().toLowerCase(Locale.ROOT) + "-" + what + "-seconds";
        String value = realm.getAttribute(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        if (!value.matches("[1-9][0-9]{0,8}")) {
            LOGGER.warnf(
                    "Attribute %s of realm %s is no number of seconds; %s holds", name, realm.getName(), otherwise);
            return otherwise;
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }
}
