package org.careidentity.registration.bulk;

/** Cells as the database keeps them. */
final class Cells {

    private static final int LONGEST = 255;

    private Cells() {}

    /** No longer than a column, and without what some databases refuse in a text. */
    static String kept(String cell) {
        StringBuilder kept = new StringBuilder();
        cell.codePoints()
                .limit(LONGEST)
                .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Whether a column has the room for it. */
    static boolean fits(String cell) {
        return cell.codePointCount(0, cell.length()) <= LONGEST;
    }
}
