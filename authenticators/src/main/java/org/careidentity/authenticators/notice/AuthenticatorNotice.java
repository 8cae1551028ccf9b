package org.careidentity.authenticators.notice;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * E-mails that tell a person what happened to their authenticators, over a channel that the authenticators are no part of
 * (NIST SP 800-63B-4 sections 4.1 and 4.2, ASVS 5.0 requirement 6.3.7). They go to the address that the Registration Authority
 * has of the person, after the request is committed and only then, on a thread of the background: no request fails or waits
 * for the mail server.
 */
public final class AuthenticatorNotice {

    private static final Logger LOGGER = Logger.getLogger(AuthenticatorNotice.class);
    private static final String EXECUTOR = "care-identity-notice";

    /** Keycloak's executors queue without end; somebody who has thousands told waits a little for the mail server. */
    private static final int MOST_WAITING = 1_000;

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
     * Has a person of the request's realm told. Somebody without an address, and a realm without a mail server, leave a warning
     * in the log, and so does an e-mail that can't be sent.
     *
     * @param facts those that are known; blank ones are left out
     */
    public static void send(KeycloakSession session, UserModel person, Kind kind, Map<Fact, String> facts) {
        Map<Fact, String> known = new EnumMap<>(Fact.class);
        facts.forEach((fact, value) -> {
            if (value != null && !value.isBlank()) {
                known.put(fact, value);
            }
        });
        NoticeMail mail = new NoticeMail(
                session.getKeycloakSessionFactory(),
                session.getContext().getRealm().getId(),
                person.getId(),
                kind,
                known,
                Instant.ofEpochSecond(Time.currentTime()));
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor(EXECUTOR);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                start(threads, mail);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static void start(ExecutorService threads, NoticeMail mail) {
        if (threads instanceof ThreadPoolExecutor pool && pool.getQueue().size() >= MOST_WAITING) {
            mail.run();
            return;
        }
        try {
            threads.execute(mail);
        } catch (RejectedExecutionException stopping) {
            LOGGER.warnf("A notice was not sent, as the server stops: %s", mail.kind());
        }
    }
}
