package org.careidentity.authenticators.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.authenticatorapp.AuthenticatorApps;
import org.careidentity.authenticators.fido.FidoAuthenticators;
import org.careidentity.authenticators.push.registration.Phones;
import org.careidentity.authenticators.selfservice.AuthenticatorKind;
import org.careidentity.authenticators.smartcard.Smartcards;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Every kind of authenticator that a person can have. */
public final class AuthenticatorKinds {

    /** In the order in which consoles show them. */
    public static final List<AuthenticatorKind> ALL =
            List.of(new FidoAuthenticators(), new Smartcards(), new AuthenticatorApps(), new Phones());

    private AuthenticatorKinds() {}

    /** A person's authenticators of all kinds. */
    public static Stream<HeldAuthenticator> of(KeycloakSession session, UserModel person) {
        return ALL.stream()
                .flatMap(kind -> kind.of(session, person).map(own -> new HeldAuthenticator(person, kind, own)));
    }

    /** The one with the id of Keycloak's stored credential; empty when the person has no such one. */
    public static Optional<HeldAuthenticator> find(KeycloakSession session, UserModel person, String credential) {
        return of(session, person).filter(held -> held.id().equals(credential)).findFirst();
    }
}
