package org.careidentity.authenticators.notice;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.careidentity.authenticators.flow.LongDate;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * E-mails that tell a person what happened to their authenticators, over a channel that the authenticators are no part of
 * (NIST SP 800-63B-4 sections 4.1 and 4.2, ASVS 5.0 requirement 6.3.7). They go to the address that the Registration Authority
 * has of the person.
 */
public final class AuthenticatorNotice {

    private static final String TEMPLATE = "care-identity-authenticator-notice.ftl";
    private static final String MESSAGE = "care-identity-notice-";

    private AuthenticatorNotice() {}

    /** What a notice is about. */
    public enum Kind {
        /** Somebody else suspended an authenticator. */
        SUSPENDED,
        /** The person reported one lost. */
        LOST,
        RESUMED,
        REMOVED,
        /** What was registered by a link counts in full now. */
        CONFIRMED,
        /** What was registered by a link was not accepted. */
        REFUSED,
        LINK_ISSUED,
        LINK_REVOKED,
        REGISTERED_BY_LINK,
        /** A lock of the person, or of an authenticator, was taken away. */
        UNLOCKED;

        /** Its name in keys of messages. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a notice says beside its kind and the time; in the order in which people read it. */
    public enum Fact {
        /** The person's own name for the authenticator. */
        AUTHENTICATOR,
        /** The id of a login method, which is said in words. */
        METHOD,
        /** Who did it, as the person knows them. */
        BY,
        /** In which organisation. */
        ORGANISATION,
        /** Why, in words. */
        REASON,
        /** Where to go on. */
        LINK;

        /** Its name in keys of messages. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Has a person of the request's realm told, as {@link BackgroundMail} does.
     *
     * @param facts those that are known; blank ones are left out
     */
    public static void send(KeycloakSession session, UserModel person, Kind kind, Map<Fact, String> facts) {
        Instant when = Instant.ofEpochSecond(Time.currentTime());
        String notice = MESSAGE + kind.key();
        List<Map<String, String>> lines = Arrays.stream(Fact.values())
                .filter(fact -> !String.valueOf(facts.getOrDefault(fact, "")).isBlank())
                .map(fact -> Map.of("name", fact.key(), "value", facts.get(fact)))
                .toList();
        new BackgroundMail(
                        notice + "-subject",
                        TEMPLATE,
                        locale -> Map.of("notice", notice, "facts", lines, "when", LongDate.withTime(when, locale)))
                .send(session, person);
    }
}
