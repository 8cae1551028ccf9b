package org.careidentity.authenticators.removal;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;

/**
 * Hears that a credential was removed, by whichever way has an event, and ends what rested on it. Keycloak calls no other
 * hook. Removals without an event (a script in the database) are noticed at the session's next use.
 */
final class RemovedCredentialListener implements EventListenerProvider {

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

    private void removed(String realm, String person, String credential) {
        StoppedCredential.endOthersAfter(session, realm, person, credential);
    }

    @Override
    public void close() {}
}
