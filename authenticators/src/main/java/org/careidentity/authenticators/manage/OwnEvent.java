package org.careidentity.authenticators.manage;

import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/** The events of this action. */
final class OwnEvent {

    private OwnEvent() {}

    static EventBuilder of(RequiredActionContext context, EventType type, HeldAuthenticator held) {
        return context.getEvent()
                .clone()
                .event(type)
                .detail(Details.CREDENTIAL_TYPE, held.authenticator().stored().getType())
                .detail("credential_id", held.id());
    }

    static void unknown(RequiredActionContext context, EventType type) {
        context.getEvent().clone().event(type).error("care_identity_credential_unknown");
    }

    static void changedMeanwhile(RequiredActionContext context, EventType type, HeldAuthenticator held) {
        of(context, type, held).error("care_identity_authenticator_changed");
    }
}
