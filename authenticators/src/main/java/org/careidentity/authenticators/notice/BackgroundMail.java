package org.careidentity.authenticators.notice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One e-mail to a person, sent after the request is committed and only then, on a thread of the background: no request fails or
 * waits for the mail server, and nobody can tell from the time of an answer whether one was sent. The log names nobody.
 *
 * @param subject the key of the subject's message; what the log calls the mail, too
 * @param template the file of the template
 * @param attributes what the template gets, for the person's language
 */
public record BackgroundMail(String subject, String template, Function<Locale, Map<String, Object>> attributes) {

    private static final Logger LOGGER = Logger.getLogger(BackgroundMail.class);
    private static final String EXECUTOR = "care-identity-notice";

    /** Keycloak's executors queue without end; a file of changes that has thousands told waits a little for the mail server. */
    private static final int MOST_OF_FILES = 1_000;

    /** Nobody else waits for it: from here on mails are left out, which takes a mail server that does not answer at all. */
    private static final int MOST = 5_000;

    private static final String PATIENT = BackgroundMail.class.getName() + ".patient";

    /** Has mails of this session wait for the mail server where too many are waiting already: for what is done for many at once. */
    public static void patient(KeycloakSession session) {
        session.setAttribute(PATIENT, Boolean.TRUE);
    }

    /**
     * Sends it to a person of the request's realm. Somebody without an address, and a realm without a mail server, leave a
     * warning in the log, and so does an e-mail that can't be sent.
     */
    public void send(KeycloakSession session, UserModel person) {
        KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
        String realm = session.getContext().getRealm().getId();
        String to = person.getId();
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor(EXECUTOR);
        boolean patient = Boolean.TRUE.equals(session.getAttribute(PATIENT));
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                start(threads, patient, () -> run(sessions, realm, to));
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private void start(ExecutorService threads, boolean patient, Runnable mail) {
        int waiting =
                threads instanceof ThreadPoolExecutor pool ? pool.getQueue().size() : 0;
        if (patient && waiting >= MOST_OF_FILES) {
            mail.run();
            return;
        }
        if (waiting >= MOST) {
            LOGGER.warnf("A mail was not sent, as %d wait for the mail server: %s", waiting, subject);
            return;
        }
        try {
            threads.execute(mail);
        } catch (RejectedExecutionException stopping) {
            LOGGER.warnf("A mail was not sent, as the server stops: %s", subject);
        }
    }

    /** In a session of its own: the request's is closed by then. */
    private void run(KeycloakSessionFactory sessions, String realmId, String personId) {
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, session -> send(session, realmId, personId));
        } catch (RuntimeException | LinkageError e) {
            // a mail provider of somebody's own, or the database
            LOGGER.warnf(
                    "A mail could not be sent: %s, %s", subject, e.getClass().getName());
            LOGGER.debug("The mail could not be sent", e);
        }
    }

    private void send(KeycloakSession session, String realmId, String personId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        UserModel person = session.users().getUserById(realm, personId);
        if (person == null) {
            return;
        }
        if (person.getEmail() == null || person.getEmail().isBlank()) {
            LOGGER.warnf("A mail was not sent, as its person has no address: %s, realm %s", subject, realm.getName());
        } else if (realm.getSmtpConfig() == null || realm.getSmtpConfig().isEmpty()) {
            LOGGER.warnf("A mail was not sent, as realm %s has no mail server: %s", realm.getName(), subject);
        } else {
            send(session, realm, person);
        }
    }

    private void send(KeycloakSession session, RealmModel realm, UserModel person) {
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(person)
                    .send(
                            subject,
                            template,
                            new HashMap<>(attributes.apply(session.getContext().resolveLocale(person))));
        } catch (EmailException e) {
            LOGGER.warnf("A mail could not be sent by the mail server of realm %s: %s", realm.getName(), subject);
            LOGGER.debug("The mail server did not take the mail", e);
        }
    }
}
