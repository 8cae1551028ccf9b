package org.careidentity.authenticators.authenticatorapp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.secret.Places;
import org.jboss.logging.Logger;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One-time passwords by e-mail: eight digits that count once, for ten minutes at most and five tries (OWASP ASVS 5.0 requirements
 * 6.5.1, 6.5.4, 6.5.5), and three e-mails in ten minutes. They lie where all nodes see them, under keys of this kind, realm
 * and e-mail (CVE-2026-4282); a try is taken before it is looked at, so that parallel guesses count (CVE-2024-4629).
 */
record EmailedPassword(KeycloakSession session, RealmModel realm, UserModel person, Duration life) {

    /** The longest life, which is the usual one. */
    static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private static final Logger LOGGER = Logger.getLogger(EmailedPassword.class);
    private static final int DIGITS = 8;
    private static final int TRIES = 5;
    private static final int EMAILS = 3;
    private static final String HASH = "hash";
    private static final String PERSON = "person";

    /** What became of a try. */
    enum Outcome {
        RIGHT,
        WRONG,
        /** Used, too old, tried too often, or somebody else's. */
        GONE
    }

    /** Whether another e-mail may go to the person now; it counts as sent. */
    boolean mayBeSent() {
        return reserve("care-identity-app-emails." + realm.getId() + "." + person.getId(), EMAILS);
    }

    /** Sends one; the id under which it is known, or nothing when it could not be sent. */
    Optional<String> send(AuthenticationSessionModel authSession) {
        String id = SecretGenerator.getInstance().randomString(32);
        String password = SecretGenerator.getInstance().randomString(DIGITS, SecretGenerator.DIGITS);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setAuthenticationSession(authSession)
                    .setRealm(realm)
                    .setUser(person)
                    .send(
                            "care-identity-app-mail-subject",
                            "care-identity-app-mail.ftl",
                            new HashMap<>(
                                    Map.of("oneTimePassword", password, "minutes", Math.max(1, life.toMinutes()))));
        } catch (EmailException e) {
            LOGGER.error("The one-time password for an authenticator app could not be sent", e);
            return Optional.empty();
        }
        store().put(key(id), life.toSeconds(), Map.of(HASH, hash(id, password), PERSON, person.getId()));
        return Optional.of(id);
    }

    /** Tries one. */
    Outcome take(String id, String typed) {
        Map<String, String> sent = store().get(key(id));
        if (sent == null || !person.getId().equals(sent.get(PERSON)) || !reserve(key(id) + ".try", TRIES)) {
            return Outcome.GONE;
        }
        if (!MessageDigest.isEqual(bytes(hash(id, typed)), bytes(sent.get(HASH)))) {
            return Outcome.WRONG;
        }
        return store().remove(key(id)) == null ? Outcome.GONE : Outcome.RIGHT;
    }

    /** Takes the first of some places that is free. */
    private boolean reserve(String key, int places) {
        return Places.take(store(), key, places, LONGEST_LIFE.toSeconds()).isPresent();
    }

    private String key(String id) {
        return "care-identity-app-email." + realm.getId() + "." + id;
    }

    private static String hash(String id, String password) {
        return HashUtils.sha256UrlEncodedHash(id + "." + password, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SingleUseObjectProvider store() {
        return session.singleUseObjects();
    }
}
