package org.careidentity.authenticators.fido;

import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.Ceremonies.Assertion;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.credential.OwnedCredential;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.registry.Usage;
import org.careidentity.authenticators.registry.UseResult;
import org.careidentity.authenticators.selfservice.AuthenticatorClaim;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPageException;

/**
 * Whose a WebAuthn credential is: one person's in the realm (WebAuthn Level 3 section 7.1 step 26), as the table of
 * authenticators has it. The table finds the credential; what the credential says of itself is what counts.
 */
final class CredentialIndex {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticatorRegistry registry;

    CredentialIndex(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.registry = session.getProvider(AuthenticatorRegistry.class);
    }

    /**
     * Who has the credential of an answer: who the table says. A credential that the table does not have, since it was
     * imported, is looked for with the person whom the login identified, or else with the owner of the user handle. Nothing
     * of the answer is verified.
     *
     * @param identified null when nobody is
     */
    Optional<OwnedCredential> owner(Assertion assertion, UserModel identified) {
        Optional<Registration> row =
                registry.find(realm, AuthenticatorKey.ofCredentialId(Base64Url.decode(assertion.credentialId())));
        if (row.isPresent()) {
            return byRow(row.get(), assertion);
        }
        Stream<UserModel> candidates = identified != null
                ? Stream.of(identified)
                : UserHandle.owners(session, realm, assertion.userHandle()).stream();
        return candidates.flatMap(person -> withoutRow(person, assertion)).findFirst();
    }

    private Optional<OwnedCredential> byRow(Registration row, Assertion assertion) {
        return Optional.ofNullable(session.users().getUserById(realm, row.person()))
                .flatMap(person -> Optional.ofNullable(
                                person.credentialManager().getStoredCredentialById(row.credential()))
                        .filter(stored ->
                                MethodPolicies.ofType(stored.getType()).isPresent())
                        .flatMap(stored -> owned(person, stored, Optional.of(row.usage()))))
                .filter(owned -> owned.credential().credentialId().equals(assertion.credentialId()));
    }

    private static Stream<OwnedCredential> withoutRow(UserModel person, Assertion assertion) {
        return FidoCredentials.of(person)
                .flatMap(stored -> owned(person, stored, Optional.empty()).stream())
                .filter(owned -> owned.credential().credentialId().equals(assertion.credentialId()));
    }

    private static Optional<OwnedCredential> owned(UserModel person, CredentialModel stored, Optional<Usage> row) {
        return StoredCredential.read(stored)
                .map(credential -> new OwnedCredential(
                        person, stored, row.map(credential::after).orElse(credential), row.isPresent()));
    }

    /**
     * Makes a stored credential the person's alone: the last thing that can refuse a registration.
     *
     * @param event where it is said when another request took it at this moment
     * @return false when the authenticator is somebody else's, or registered already
     * @throws ErrorPageException when another request took it at this moment; nothing of this request is kept
     */
    boolean claim(EventBuilder event, OwnedCredential owned) {
        return AuthenticatorClaim.of(session, event, registration(owned), RefusalText.of(AuthenticatorClaim.TAKEN));
    }

    /**
     * Notes a verified use; a credential without a row gets it here.
     *
     * @return {@link UseResult#UNKNOWN} also when the row is somebody else's
     * @throws ErrorPageException as {@link #claim}
     */
    UseResult used(EventBuilder event, OwnedCredential owned, FidoCredential used) {
        return owned.indexed() || claim(event, owned)
                ? registry.used(realm, owned.key(), used.usage())
                : UseResult.UNKNOWN;
    }

    static Registration registration(OwnedCredential owned) {
        FidoCredential credential = owned.credential();
        return new Registration(
                owned.person().getId(),
                MethodPolicies.ofType(owned.stored().getType())
                        .map(FidoPolicy::method)
                        .orElseThrow(),
                owned.stored().getId(),
                owned.key(),
                credential.aaguid(),
                credential.status(),
                credential.registeredBy(),
                Optional.empty(),
                credential.usage());
    }
}
