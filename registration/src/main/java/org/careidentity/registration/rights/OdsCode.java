package org.careidentity.registration.rights;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** ODS codes, which are compared whole and without regard to case (CVE-2026-18206). */
public final class OdsCode {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{1,12}");

    private OdsCode() {}

    /** A code as it is compared; empty for what can be none. */
    public static Optional<String> of(String text) {
        return Optional.ofNullable(text)
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(code -> SHAPE.matcher(code).matches());
    }
}
