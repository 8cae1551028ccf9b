package org.careidentity.authenticators.smartcard.certificate;

/** Which characters names may have. */
final class Characters {

    private Characters() {}

    /**
     * Whether a character is seen where it is written. Not so: NUL, at which C ends a name (CVE-2009-2408), line ends, and
     * what turns the direction of text (CVE-2021-42574).
     */
    static boolean printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
