package org.careidentity.authenticators.mds.fido;

/** Foreign text for a log: one short line (CWE-117). */
final class Printable {

    private static final int LONGEST = 200;

    private Printable() {}

    static String of(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
