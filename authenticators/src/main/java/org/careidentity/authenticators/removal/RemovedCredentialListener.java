package org.careidentity.authenticators.removal;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Hears that a credential was removed, by whichever way has an event, and ends what rested on it. Keycloak calls no other
 * hook. Removals without an event (a script in the database) are noticed at the session's next use.
 */
final class RemovedCredentialListener implements EventListenerProvider {

    private static final Logger LOGGER = Logger.getLogger(RemovedCredentialListener.class);

    /** The admin REST API's {@code DELETE}; no longer path, which would be the credential's label or place. */
    private static final Pattern REMOVAL = Pattern.compile("users/([^/]+)/credentials/([^/]+)");

    private final KeycloakSession session;

    RemovedCredentialListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.REMOVE_CREDENTIAL && event.getDetails() != null) {
            // the account REST API and the actions name it differently
            Stream.of("credential_id", "selected_credential_id")
                    .map(event.getDetails()::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(credential -> removed(event.getRealmId(), event.getUserId(), credential));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getOperationType() != OperationType.ACTION
                || event.getResourceType() != ResourceType.USER
                || event.getError() != null) {
            return;
        }
        Matcher path = REMOVAL.matcher(event.getResourcePath());
        if (path.matches()) {
            removed(event.getRealmId(), path.group(1), path.group(2));
        }
    }

    /**
     * After this request, and only if it succeeds: a login in which the person removes the credential that they logged in
     * with makes its session at its very end.
     */
    private void removed(String realm, String person, String credential) {
        // Transactions complete in the order in which they were enlisted: the one of the sessions first.
        session.sessions();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    KeycloakModelUtils.runJobInTransaction(
                            session.getKeycloakSessionFactory(),
                            own -> CredentialSessions.end(own, realm, person, credential));
                } catch (RuntimeException e) {
                    // the removal is committed, and its sessions are worth nothing at their next use
                    LOGGER.errorf(e, "The sessions of the removed credential %s could not be ended", credential);
                }
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    @Override
    public void close() {}
}
