package org.careidentity.authenticators.fido;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.Ceremonies.Assertion;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorTakenException;
import org.careidentity.authenticators.registry.Registration;
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

    /** The event's error when an authenticator is somebody else's already. */
    static final String TAKEN = "care_identity_authenticator_taken";

    /** The key of the page's text for it. */
    static final String TAKEN_MESSAGE = "care-identity-authenticator-taken";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final FidoPolicy policy;
    private final AuthenticatorRegistry registry;

    CredentialIndex(KeycloakSession session, RealmModel realm, FidoPolicy policy) {
        this.session = session;
        this.realm = realm;
        this.policy = policy;
        this.registry = session.getProvider(AuthenticatorRegistry.class);
    }

    /**
     * A stored credential and the person who has it.
     *
     * @param indexed whether the table has it
     */
    record Owned(UserModel person, CredentialModel stored, FidoCredential credential, boolean indexed) {}

    /**
     * Who has the credential of an answer: who the table says, and for a credential that the table does not have, since it
     * was imported, the owner of the user handle. Nothing of the answer is verified, so the caller compares its handle.
     */
    Optional<Owned> owner(Assertion assertion) {
        Optional<Registration> row =
                registry.find(realm, AuthenticatorKey.ofCredentialId(Base64Url.decode(assertion.credentialId())));
        return row.isPresent() ? byRow(row.get(), assertion) : byHandle(assertion);
    }

    private Optional<Owned> byRow(Registration row, Assertion assertion) {
        return Optional.ofNullable(session.users().getUserById(realm, row.person()))
                .flatMap(person -> Optional.ofNullable(
                                person.credentialManager().getStoredCredentialById(row.credential()))
                        .filter(stored -> policy.credentialType().equals(stored.getType()))
                        .flatMap(stored -> owned(person, stored, true)))
                .filter(owned -> owned.credential().credentialId().equals(assertion.credentialId()));
    }

    private Optional<Owned> byHandle(Assertion assertion) {
        return UserHandle.owners(session, realm, assertion.userHandle()).stream()
                .flatMap(person ->
                        FidoCredentials.find(person, policy.credentialType(), assertion.credentialId()).stream()
                                .flatMap(stored -> owned(person, stored, false).stream()))
                .findFirst();
    }

    private static Optional<Owned> owned(UserModel person, CredentialModel stored, boolean indexed) {
        return StoredCredential.read(stored).map(credential -> new Owned(person, stored, credential, indexed));
    }

    /**
     * Makes a stored credential the person's alone: the last thing that can refuse a registration.
     *
     * @param event where it is said when another request took it at this moment
     * @return false when the authenticator is somebody else's, or registered already
     * @throws ErrorPageException when another request took it at this moment; nothing of this request is kept
     */
    boolean claim(EventBuilder event, UserModel person, CredentialModel stored, FidoCredential credential) {
        try {
            return registry.claim(realm, registration(person, stored, credential));
        } catch (AuthenticatorTakenException lost) {
            event.error(TAKEN);
            throw new ErrorPageException(
                    session, session.getContext().getAuthenticationSession(), Response.Status.CONFLICT, TAKEN_MESSAGE);
        }
    }

    /**
     * Notes a verified use; a credential without a row gets it here.
     *
     * @return false when meanwhile somebody else has got the row
     * @throws ErrorPageException as {@link #claim}
     */
    boolean used(EventBuilder event, Owned owned, FidoCredential used) {
        if (!owned.indexed()) {
            return claim(event, owned.person(), owned.stored(), used);
        }
        registry.used(realm, key(used), Instant.ofEpochSecond(used.lastUsed()));
        return true;
    }

    private Registration registration(UserModel person, CredentialModel stored, FidoCredential credential) {
        return new Registration(
                person.getId(),
                policy.method(),
                stored.getId(),
                key(credential),
                credential.aaguid(),
                credential.status(),
                credential.registeredBy(),
                Optional.empty(),
                Optional.of(credential.lastUsed()).filter(when -> when > 0).map(Instant::ofEpochSecond));
    }

    private static AuthenticatorKey key(FidoCredential credential) {
        return AuthenticatorKey.ofCredentialId(Base64Url.decode(credential.credentialId()));
    }
}
