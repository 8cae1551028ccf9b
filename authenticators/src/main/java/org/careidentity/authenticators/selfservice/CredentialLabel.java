package org.careidentity.authenticators.selfservice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/** A person's name for an authenticator. */
public final class CredentialLabel {

    private static final int LONGEST = 64;

    private CredentialLabel() {}

    /** What is kept of the name that a person gave; empty when nothing is. */
    public static String cleaned(String given) {
        String posted =
                Optional.ofNullable(given).orElse("").replaceAll("\\p{C}", "").strip();
        return posted.substring(
                0, posted.offsetByCodePoints(0, Math.min(posted.codePointCount(0, posted.length()), LONGEST)));
    }

    /**
     * The name that the person gave, or a default with a number, since names must differ.
     *
     * @param given null or blank when the person gave none
     * @param name the default without its number
     * @param others the person's authenticators of the same type
     */
    public static String of(String given, String name, List<CredentialModel> others) {
        String posted = cleaned(given);
        if (!posted.isEmpty()) {
            return posted;
        }
        List<String> taken = others.stream()
                .map(model -> String.valueOf(model.getUserLabel()).toLowerCase(Locale.ROOT))
                .toList();
        int number = taken.size() + 1;
        while (taken.contains((name + " " + number).toLowerCase(Locale.ROOT))) {
            number++;
        }
        return name + " " + number;
    }
}
