package org.careidentity.authenticators.notice;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.flow.LongDate;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Fact;
import org.careidentity.authenticators.notice.AuthenticatorNotice.Kind;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Sends one notice, in a session of its own: the request's is closed by then. The log names nobody. */
record NoticeMail(
        KeycloakSessionFactory sessions,
        String realmId,
        String personId,
        Kind kind,
        Map<Fact, String> facts,
        Instant when)
        implements Runnable {

    private static final Logger LOGGER = Logger.getLogger(NoticeMail.class);
    private static final String TEMPLATE = "care-identity-authenticator-notice.ftl";
    private static final String MESSAGE = "care-identity-notice-";

    @Override
    public void run() {
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, this::send);
        } catch (RuntimeException | LinkageError e) {
            // a mail provider of somebody's own, or the database
            LOGGER.warnf(
                    "A notice could not be sent: %s, %s", kind, e.getClass().getName());
            LOGGER.debug("The notice could not be sent", e);
        }
    }

    private void send(KeycloakSession session) {
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
            LOGGER.warnf("A notice was not sent, as its person has no address: %s, realm %s", kind, realm.getName());
        } else if (realm.getSmtpConfig() == null || realm.getSmtpConfig().isEmpty()) {
            LOGGER.warnf("A notice was not sent, as realm %s has no mail server: %s", realm.getName(), kind);
        } else {
            send(session, realm, person);
        }
    }

    private void send(KeycloakSession session, RealmModel realm, UserModel person) {
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(person)
                    .send(MESSAGE + kind.key() + "-subject", TEMPLATE, attributes(session, person));
        } catch (EmailException e) {
            LOGGER.warnf("A notice could not be sent by the mail server of realm %s: %s", realm.getName(), kind);
            LOGGER.debug("The mail server did not take the notice", e);
        }
    }

    private Map<String, Object> attributes(KeycloakSession session, UserModel person) {
        List<Map<String, String>> lines = facts.entrySet().stream()
                .map(fact -> Map.of("name", fact.getKey().key(), "value", fact.getValue()))
                .toList();
        return new HashMap<>(Map.of(
                "notice",
                MESSAGE + kind.key(),
                "facts",
                lines,
                "when",
                LongDate.withTime(when, session.getContext().resolveLocale(person))));
    }
}
