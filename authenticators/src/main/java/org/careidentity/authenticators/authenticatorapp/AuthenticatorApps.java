package org.careidentity.authenticators.authenticatorapp;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.selfservice.AuthenticatorKind;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.authenticators.selfservice.OwnAuthenticator;
import org.careidentity.mappers.methods.LoginMethods;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Authenticator apps, as the page "my authenticators" knows them. */
public final class AuthenticatorApps implements AuthenticatorKind {

    @Override
    public Stream<OwnAuthenticator> of(KeycloakSession session, UserModel person) {
        AppRows rows = new AppRows(session);
        return AppDevices.of(person).stream().map(app -> authenticator(app, rows.find(app)));
    }

    private static OwnAuthenticator authenticator(CredentialModel app, Optional<Registration> row) {
        return new OwnAuthenticator(
                app,
                AuthenticatorAppMethod.ID,
                AssuranceLevel.AAL2,
                row.map(Registration::status).orElse(AuthenticatorStatus.ACTIVE),
                Instant.ofEpochMilli(Optional.ofNullable(app.getCreatedDate()).orElse(0L)),
                row.flatMap(registered -> registered.usage().last()),
                Optional.empty());
    }

    @Override
    public Optional<Registration> row(KeycloakSession session, UserModel person, CredentialModel stored) {
        return Optional.of(AppRows.registration(person, stored, AppRows.IMPORT));
    }

    /** Keycloak's own credential has no place for it: the table alone says what may be done with an app. */
    @Override
    public void keep(UserModel person, CredentialModel stored, AuthenticatorStatus status, boolean confirms) {}

    @Override
    public Stream<String> registrable(RequiredActionContext context) {
        return offered(context.getSession(), context.getRealm())
                        && AuthenticatorRights.mayRegister(context, AuthenticatorAppMethod.ID, AssuranceLevel.AAL2)
                ? Stream.of(AuthenticatorAppMethod.ID)
                : Stream.empty();
    }

    private static boolean offered(KeycloakSession session, RealmModel realm) {
        return LoginMethods.inBrowserFlow(session, realm, (execution, method, configuration) -> method.id())
                .anyMatch(AuthenticatorAppMethod.ID::equals);
    }

    @Override
    public boolean registers(String method) {
        return AuthenticatorAppMethod.ID.equals(method);
    }

    @Override
    public void begin(RequiredActionContext context, String method) {
        AppRegistration.begin(context);
    }

    @Override
    public void process(RequiredActionContext context, String method) {
        AppRegistration.process(context);
    }
}
