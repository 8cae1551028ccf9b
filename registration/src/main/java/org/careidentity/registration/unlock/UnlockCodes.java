package org.careidentity.registration.unlock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.secret.Places;
import org.careidentity.authenticators.secret.Secrets;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Six digits by e-mail that count once, for a quarter of an hour and five tries (OWASP ASVS 5.0 requirements 6.5.1, 6.5.4, 6.5.5;
 * NIST SP 800-63B-4 section 4.2 allows a day). A code is known by the secret of the browser that asked for it, or of the link in the
 * e-mail of a Registration Authority: whoever has not got that can't use up its tries. It lies where all nodes see it, under keys
 * of this kind and realm (CVE-2026-4282), as a hash; a try is taken before it is looked at (CVE-2024-4629).
 */
final class UnlockCodes {

    /** How long a code counts. */
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final int DIGITS = 6;
    private static final int TRIES = 5;
    private static final String PERSON = "person";
    private static final String HASH = "hash";
    private static final String AUTHENTICATORS = "authenticators";
    private static final String NOBODY = "";
    private static final String SEPARATOR = "##";

    private final SingleUseObjectProvider store;
    private final String realm;

    UnlockCodes(KeycloakSession session) {
        this(session.singleUseObjects(), session.getContext().getRealm().getId());
    }

    /**
     * Those of a realm.
     *
     * @param realm the realm's id
     */
    UnlockCodes(SingleUseObjectProvider store, String realm) {
        this.store = store;
        this.realm = realm;
    }

    /** What became of a try. */
    enum Outcome {
        RIGHT,
        WRONG,
        /** Used, too old, or tried too often; or there never was one. */
        GONE
    }

    /**
     * What a try came to.
     *
     * @param person the id of whom the code was for; empty unless it was right
     * @param authenticators the ids of the stored credentials that it is for too
     */
    record Taken(Outcome outcome, String person, Set<String> authenticators) {

        static Taken not(Outcome outcome) {
            return new Taken(outcome, NOBODY, Set.of());
        }
    }

    /**
     * Makes a code in the place of one that the same secret had.
     *
     * @param authenticators the ids of the stored credentials that it is for too
     * @param person the id of whom it is for; empty for a code that is right for nobody, and can't be told from one that is for somebody
     */
    String make(String secret, Optional<String> person, Set<String> authenticators) {
        String code = SecretGenerator.getInstance().randomString(DIGITS, SecretGenerator.DIGITS);
        store.put(
                key(secret),
                LIFE.toSeconds(),
                Map.of(
                        PERSON,
                        person.orElse(NOBODY),
                        HASH,
                        hash(secret, code),
                        AUTHENTICATORS,
                        String.join(SEPARATOR, authenticators)));
        return code;
    }

    /** Whether a secret has a code that waits. */
    boolean waits(String secret) {
        return store.contains(key(secret));
    }

    /** Tries a code. */
    Taken take(String secret, String typed) {
        Map<String, String> made = store.get(key(secret));
        if (made == null) {
            return Taken.not(Outcome.GONE);
        }
        // a code that takes the place of another has tries of its own
        String tries = key(secret) + "." + made.get(HASH);
        if (Places.take(store, tries, TRIES, LIFE.toSeconds()).isEmpty()) {
            forget(secret);
            return Taken.not(Outcome.GONE);
        }
        if (made.get(PERSON).equals(NOBODY)
                || !MessageDigest.isEqual(bytes(hash(secret, typed)), bytes(made.get(HASH)))) {
            return Taken.not(Outcome.WRONG);
        }
        return forget(secret)
                ? new Taken(
                        Outcome.RIGHT,
                        made.get(PERSON),
                        Set.of(made.get(AUTHENTICATORS).split(SEPARATOR)))
                : Taken.not(Outcome.GONE);
    }

    /** Forgets the code of a secret; false when there is none, or somebody else forgot it at this moment. */
    boolean forget(String secret) {
        return store.remove(key(secret)) != null;
    }

    private String key(String secret) {
        return "care-identity-unlock." + realm + "." + Secrets.hash(secret);
    }

    private static String hash(String secret, String code) {
        return HashUtils.sha256UrlEncodedHash(secret + "." + code, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
