package org.careidentity.model;

import java.util.regex.Pattern;

/** The 12-digit Care Identity UUID: {@code sub}, {@code uid} and {@code nhsid_useruid} of a person. */
public final class CareIdentityUuid {

    private static final Pattern FORM = Pattern.compile("[0-9]{12}");

    private CareIdentityUuid() {}

    /** Whether a text is a UUID: exactly twelve ASCII digits; null is not. */
    public static boolean valid(String text) {
        return text != null && FORM.matcher(text).matches();
    }
}
