package org.careidentity.authenticators.push.registration;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.push.RealmPush;
import org.careidentity.authenticators.push.device.PushDevice;
import org.careidentity.authenticators.push.device.PushDevices;
import org.careidentity.authenticators.push.device.PushPolicy;
import org.careidentity.authenticators.push.device.StoredDevice;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.selfservice.AuthenticatorKind;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.authenticators.selfservice.OwnAuthenticator;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Phones for push, as the page "your authenticators" knows them. */
public final class Phones implements AuthenticatorKind {

    @Override
    public Stream<OwnAuthenticator> of(KeycloakSession session, UserModel person) {
        return PushDevices.of(session, person).stream().map(Phones::authenticator);
    }

    private static OwnAuthenticator authenticator(PushDevice phone) {
        return new OwnAuthenticator(
                phone.owned().stored(),
                PushPolicy.METHOD,
                AssuranceLevel.AAL2,
                phone.status(),
                Instant.ofEpochMilli(Optional.ofNullable(phone.owned().stored().getCreatedDate())
                        .orElse(0L)),
                phone.lastUsed(),
                Optional.empty());
    }

    @Override
    public Optional<Registration> row(KeycloakSession session, UserModel person, CredentialModel stored) {
        return PushDevice.read(session, person, stored).map(PushDevice::registration);
    }

    @Override
    public void keep(UserModel person, CredentialModel stored, AuthenticatorStatus status, boolean confirms) {
        StoredDevice.mark(stored, status).ifPresent(person.credentialManager()::updateStoredCredential);
    }

    @Override
    public Stream<String> registrable(RequiredActionContext context) {
        return RealmPush.of(context.getSession()).isPresent()
                        && AuthenticatorRights.mayRegister(context, PushPolicy.METHOD, AssuranceLevel.AAL2)
                ? Stream.of(PushPolicy.METHOD)
                : Stream.empty();
    }

    @Override
    public boolean registers(String method) {
        return PushPolicy.METHOD.equals(method);
    }

    @Override
    public void begin(RequiredActionContext context, String method) {
        PushRegistration.begin(context);
    }

    @Override
    public void process(RequiredActionContext context, String method) {
        PushRegistration.process(context);
    }
}
