package org.careidentity.registration.store.jpa;

/** Empty texts, which some databases keep as nothing. */
final class Texts {

    private Texts() {}

    static String stored(String text) {
        return text.isEmpty() ? null : text;
    }

    static String read(String stored) {
        return stored == null ? "" : stored;
    }
}
