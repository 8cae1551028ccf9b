package org.careidentity.authenticators.push.device;

import java.time.Instant;
import java.util.Optional;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.OwnedCredential;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.registry.UseResult;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.authenticators.selfservice.AuthenticatorClaim;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * A phone that is a person's.
 *
 * @param owned its credential, with what uses of it changed
 * @param row what the table of authenticators says of it; empty for one that was imported and not used yet
 * @param kept what the server keeps of the app
 */
public record PushDevice(OwnedCredential owned, Optional<Registration> row, StoredDevice kept) {

    private static final String REFUSED = "care-identity-assurance-refused";

    /** Reads one; empty when an import or a script left something else. */
    public static Optional<PushDevice> read(KeycloakSession session, UserModel person, CredentialModel stored) {
        return StoredDevice.read(stored).map(kept -> {
            FidoCredential credential = kept.credential();
            OwnedCredential asStored = new OwnedCredential(person, stored, credential, false);
            Optional<Registration> row = session.getProvider(AuthenticatorRegistry.class)
                    .find(session.getContext().getRealm(), asStored.key())
                    .filter(registered -> registered.credential().equals(stored.getId()));
            return new PushDevice(
                    new OwnedCredential(
                            person,
                            stored,
                            row.map(Registration::usage).map(credential::after).orElse(credential),
                            row.isPresent()),
                    row,
                    kept);
        });
    }

    /** Whose it is. */
    public UserModel person() {
        return owned.person();
    }

    /** The person's name for it. */
    public String label() {
        return owned.stored().getUserLabel();
    }

    /** Whether somebody who brings this token is its app. */
    public boolean isAppOf(String token) {
        return Secrets.matches(token, kept.tokenHash());
    }

    /** What may be done with it: what its credential or the table says, whichever stops it. */
    public AuthenticatorStatus status() {
        AuthenticatorStatus own = owned.credential().status();
        return own != AuthenticatorStatus.ACTIVE
                ? own
                : row.map(Registration::status).orElse(own);
    }

    /** Why it and its app may do nothing now, as the error of an event; empty when they may. */
    public Optional<String> obstacle() {
        return person().isEnabled() ? obstacle(status()) : Optional.of(Errors.USER_DISABLED);
    }

    /** The same of a status alone. */
    public static Optional<String> obstacle(AuthenticatorStatus status) {
        return switch (status) {
            case ACTIVE -> Optional.empty();
            case SUSPENDED, REMOVED -> Optional.of("care_identity_authenticator_suspended");
            case QUARANTINED -> Optional.of("care_identity_authenticator_quarantined");
            case DISABLED -> Optional.of("care_identity_authenticator_disabled");
        };
    }

    /** When it was used last; empty when never. */
    public Optional<Instant> lastUsed() {
        return owned.credential().usage().last();
    }

    /**
     * Makes a new one the person's alone.
     *
     * @return false when the authenticator is registered already
     */
    public boolean claim(KeycloakSession session, EventBuilder event) {
        return AuthenticatorClaim.of(session, event, registration(owned.credential()), REFUSED);
    }

    /**
     * Notes a verified use.
     *
     * @param used the credential after it
     */
    public UseResult used(KeycloakSession session, EventBuilder event, FidoCredential used) {
        return AuthenticatorClaim.use(session, event, registration(used), used.usage(), REFUSED);
    }

    /** The row that it has in the table of authenticators, or gets. */
    public Registration registration() {
        return registration(owned.credential());
    }

    private Registration registration(FidoCredential credential) {
        return new Registration(
                person().getId(),
                PushPolicy.METHOD,
                owned.stored().getId(),
                owned.key(),
                credential.aaguid(),
                credential.status(),
                credential.registeredBy(),
                Optional.empty(),
                credential.usage());
    }

    /**
     * Changes where its app is told that something waits.
     *
     * @param address empty for nowhere
     */
    public void tellAt(Optional<PushAddress> address) {
        keep(kept.at(address));
    }

    /** Forgets the browsers that were remembered with it. */
    public void forgetBrowsers() {
        keep(kept.withoutBrowsers(Time.currentTime()));
    }

    private void keep(StoredDevice changed) {
        // a copy: Keycloak's cache hands the same object to every request
        CredentialModel copy = owned.stored().shallowClone();
        changed.write(copy);
        person().credentialManager().updateStoredCredential(copy);
    }
}
