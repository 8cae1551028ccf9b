package org.careidentity.authenticators.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/** The name that an authenticator gets. */
public final class DeviceName {

    private static final int LONGEST = 64;

    private DeviceName() {}

    /**
     * The person's name for it, or a default with a number, since names must differ.
     *
     * @param given what the person typed; null or blank for the default
     * @param kind the default without its number
     * @param others what the person has of this type already
     */
    public static String of(String given, String kind, List<? extends CredentialModel> others) {
        String posted =
                Optional.ofNullable(given).orElse("").replaceAll("\\p{C}", "").strip();
        if (!posted.isEmpty()) {
            int end = posted.offsetByCodePoints(0, Math.min(posted.codePointCount(0, posted.length()), LONGEST));
            return posted.substring(0, end);
        }
        List<String> taken = others.stream()
                .map(model -> String.valueOf(model.getUserLabel()).toLowerCase(Locale.ROOT))
                .toList();
        int number = taken.size() + 1;
        while (taken.contains((kind + " " + number).toLowerCase(Locale.ROOT))) {
            number++;
        }
        return kind + " " + number;
    }
}
