package org.careidentity.authenticators.smartcard;

import java.util.Map;
import org.careidentity.authenticators.smartcard.certificate.CardChecks;

/** The last configuration that was read, with its checks: reading certificates at each login would cost more than the login. */
final class SettingsMemo {

    private volatile Entry last = new Entry(Map.of(), null);

    private record Entry(Map<String, String> configuration, Prepared prepared) {}

    /** Settings, and the checks that follow from them. */
    record Prepared(SmartcardSettings settings, CardChecks checks) {}

    /** Throws {@link IllegalArgumentException} when a setting can't be read. */
    Prepared of(Map<String, String> configuration) {
        Entry known = last;
        if (known.prepared() != null && known.configuration().equals(configuration)) {
            return known.prepared();
        }
        SmartcardSettings settings = SmartcardSettings.read(configuration);
        Prepared prepared = new Prepared(settings, new CardChecks(settings.rules()));
        last = new Entry(Map.copyOf(configuration), prepared);
        return prepared;
    }
}
