package org.careidentity.authenticators.removal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Hears that an administrator has disabled a person, and ends the person's sessions: Keycloak leaves them, refuses their next
 * use, and tells no application. Keycloak's protection against guesses is not heard: whoever guesses at somebody's password must
 * not be able to end their sessions.
 */
final class PersonListener implements EventListenerProvider {

    private static final Pattern PERSON = Pattern.compile("users/([^/]+)");

    private final KeycloakSession session;

    PersonListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {}

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getOperationType() != OperationType.UPDATE
                || event.getResourceType() != ResourceType.USER
                || event.getError() != null) {
            return;
        }
        Matcher path = PERSON.matcher(event.getResourcePath());
        if (path.matches() && isDisabled(event.getRealmId(), path.group(1))) {
            PersonSessions.endAfter(session, event.getRealmId(), path.group(1));
        }
    }

    private boolean isDisabled(String realmId, String personId) {
        RealmModel realm = session.realms().getRealm(realmId);
        UserModel person = realm == null ? null : session.users().getUserById(realm, personId);
        return person != null && !person.isEnabled();
    }

    @Override
    public void close() {}
}
