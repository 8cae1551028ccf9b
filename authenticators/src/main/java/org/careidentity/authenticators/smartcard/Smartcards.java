package org.careidentity.authenticators.smartcard;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.selfservice.AuthenticatorKind;
import org.careidentity.authenticators.selfservice.OwnAuthenticator;
import org.careidentity.authenticators.smartcard.credential.SmartcardCredential;
import org.careidentity.authenticators.smartcard.credential.StoredSmartcard;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Smartcards, as the page "my authenticators" knows them. */
public final class Smartcards implements AuthenticatorKind {

    @Override
    public Stream<OwnAuthenticator> of(KeycloakSession session, UserModel person) {
        return StoredSmartcard.of(person).map(stored -> authenticator(session, stored));
    }

    private static OwnAuthenticator authenticator(KeycloakSession session, StoredSmartcard stored) {
        SmartcardCredential credential = stored.credential();
        Optional<Registration> row = session.getProvider(AuthenticatorRegistry.class)
                .find(session.getContext().getRealm(), credential.key());
        return new OwnAuthenticator(
                stored.model(),
                StoredSmartcard.METHOD,
                AssuranceLevel.AAL3,
                row.map(Registration::status).orElse(credential.status()),
                Instant.ofEpochSecond(credential.registeredAt()),
                row.flatMap(registration -> registration.usage().last()),
                Optional.of(Instant.ofEpochSecond(credential.notAfter())));
    }

    @Override
    public Optional<Registration> row(KeycloakSession session, UserModel person, CredentialModel stored) {
        return StoredSmartcard.read(stored).map(card -> CardRegister.registration(person, card));
    }

    @Override
    public void keep(UserModel person, CredentialModel stored, AuthenticatorStatus status, boolean confirms) {
        StoredSmartcard.read(stored)
                .ifPresent(card -> card.keep(person, card.credential().with(status)));
    }

    @Override
    public String model(KeycloakSession session, CredentialModel stored) {
        return StoredSmartcard.read(stored)
                .map(card -> card.credential().issuer())
                .orElse("");
    }

    @Override
    public boolean registersItself() {
        return true;
    }

    @Override
    public Stream<String> registrable(RequiredActionContext context) {
        return CardRegistration.allowed(context) ? Stream.of(StoredSmartcard.METHOD) : Stream.empty();
    }

    @Override
    public boolean registers(String method) {
        return StoredSmartcard.METHOD.equals(method);
    }

    @Override
    public void begin(RequiredActionContext context, String method) {
        CardRegistration.begin(context);
    }

    @Override
    public void process(RequiredActionContext context, String method) {
        CardRegistration.process(context);
    }
}
