package org.careidentity.authenticators.push.device;

import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A person's phones. */
public final class PushDevices {

    private PushDevices() {}

    /** All that can be read. */
    public static List<PushDevice> of(KeycloakSession session, UserModel person) {
        return person.credentialManager()
                .getStoredCredentialsByTypeStream(PushPolicy.TYPE)
                .flatMap(stored -> PushDevice.read(session, person, stored).stream())
                .toList();
    }

    /** Those that may answer. */
    public static List<PushDevice> usable(KeycloakSession session, UserModel person) {
        return of(session, person).stream()
                .filter(device -> device.status() == AuthenticatorStatus.ACTIVE)
                .toList();
    }

    /** The one with this WebAuthn credential id. */
    public static Optional<PushDevice> find(KeycloakSession session, UserModel person, String credentialId) {
        return of(session, person).stream()
                .filter(device -> device.owned().credential().credentialId().equals(credentialId))
                .findFirst();
    }

    /** The one with the id of this stored credential, if it may answer. */
    public static Optional<PushDevice> usable(KeycloakSession session, UserModel person, String stored) {
        return usable(session, person).stream()
                .filter(device -> device.owned().stored().getId().equals(stored))
                .findFirst();
    }
}
