package org.careidentity.authenticators.smartcard;

import java.util.Map;
import org.careidentity.authenticators.smartcard.certificate.CardChecks;

/**
 * Settings, and the checks that follow from them.
 *
 * @param settings as the administrator made them
 * @param checks holds the realm's authorities, read
 */
record PreparedChecks(SmartcardSettings settings, CardChecks checks) {

    /** Throws {@link IllegalArgumentException} when a setting can't be read. */
    static PreparedChecks of(Map<String, String> configuration) {
        SmartcardSettings settings = SmartcardSettings.read(configuration);
        return new PreparedChecks(settings, new CardChecks(settings.rules()));
    }
}
