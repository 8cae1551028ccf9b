package org.careidentity.registration.link;

import java.util.Locale;
import org.careidentity.authenticators.secret.Secrets;
import org.keycloak.common.util.SecretGenerator;

/**
 * What an agent tells a person, in person: eight characters without look-alikes or vowels, so that no word comes about; 38 bits,
 * of which nobody gets more than a few tries. Its hash is that of the link's secret and it together: the database alone, which
 * does not have the secret, is no help in guessing it.
 */
final class Passphrase {

    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789";
    private static final int LENGTH = 8;
    private static final int GROUP = 4;

    private Passphrase() {}

    /** A new one, in two groups. */
    static String make() {
        String text = SecretGenerator.getInstance().randomString(LENGTH, ALPHABET.toCharArray());
        return text.substring(0, GROUP) + "-" + text.substring(GROUP);
    }

    /** What the server keeps. */
    static String hash(String secret, String passphrase) {
        return Secrets.hash(secret + "." + normal(passphrase));
    }

    /** As people type what they heard: small letters, spaces or none. */
    private static String normal(String typed) {
        String upper = typed.toUpperCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder();
        upper.chars().filter(letter -> ALPHABET.indexOf(letter) >= 0).forEach(letter -> kept.append((char) letter));
        return kept.toString();
    }
}
