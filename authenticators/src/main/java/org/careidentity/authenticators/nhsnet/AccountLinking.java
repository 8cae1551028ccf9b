package org.careidentity.authenticators.nhsnet;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A person links their account at the provider to themselves, by Keycloak's action {@code idp_link}. The link is an
 * authenticator of AAL2, so that a session of less must not add it (NIST SP 800-63B-4 section 3.2.2).
 */
final class AccountLinking {

    private AccountLinking() {}

    /** Whether the person was sent to the provider to link the account, not to log in. */
    static boolean isOf(AuthenticationSessionModel login) {
        return login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null;
    }

    /** The page for somebody who may not link; empty for who may. */
    static Optional<Response> refusal(KeycloakSession session, AuthenticationSessionModel login) {
        UserModel person = login.getAuthenticatedUser();
        if (person != null && AuthenticatorRights.reaches(session, login, person, AssuranceLevel.AAL2)) {
            return Optional.empty();
        }
        new EventBuilder(login.getRealm(), session, session.getContext().getConnection())
                .event(EventType.FEDERATED_IDENTITY_LINK)
                .client(login.getClient())
                .user(person)
                .error("care_identity_registration_level");
        return Optional.of(
                ErrorPage.error(session, login, Response.Status.FORBIDDEN, "care-identity-registration-refused"));
    }
}
