package org.careidentity.authenticators.fido;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.configuration.PolicyConfigurationException;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.credential.OwnedCredential;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.ModelMetadata;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.selfservice.AuthenticatorKind;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.authenticators.selfservice.OwnAuthenticator;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The authenticators of the four methods by WebAuthn. */
public final class FidoAuthenticators implements AuthenticatorKind {

    private final FidoRegistration registration = new FidoRegistration(new Ceremonies());

    @Override
    public Stream<OwnAuthenticator> of(KeycloakSession session, UserModel person) {
        return FidoCredentials.of(person).map(stored -> authenticator(session, stored));
    }

    private static OwnAuthenticator authenticator(KeycloakSession session, CredentialModel stored) {
        Optional<FidoCredential> credential = StoredCredential.read(stored);
        FidoPolicy defaults = MethodPolicies.ofType(stored.getType()).orElseThrow();
        return new OwnAuthenticator(
                stored,
                defaults.method(),
                highest(session, defaults),
                credential.map(FidoCredential::status).orElse(AuthenticatorStatus.DISABLED),
                // an import may leave it out
                Instant.ofEpochMilli(
                        Optional.ofNullable(stored.getCreatedDate()).orElse(0L)),
                credential.flatMap(found -> lastUsed(session, found)),
                Optional.empty());
    }

    private static Optional<Instant> lastUsed(KeycloakSession session, FidoCredential credential) {
        AuthenticatorKey key = AuthenticatorKey.ofCredentialId(Base64Url.decode(credential.credentialId()));
        return session.getProvider(AuthenticatorRegistry.class)
                .find(session.getContext().getRealm(), key)
                .map(Registration::usage)
                .orElse(credential.usage())
                .last();
    }

    private static AssuranceLevel highest(KeycloakSession session, FidoPolicy defaults) {
        RealmModel realm = session.getContext().getRealm();
        try {
            return MethodPolicies.of(session, realm, defaults).highest();
        } catch (PolicyConfigurationException unreadable) {
            return AssuranceLevel.AAL3;
        }
    }

    @Override
    public Optional<Registration> row(KeycloakSession session, UserModel person, CredentialModel stored) {
        return StoredCredential.read(stored)
                .map(credential ->
                        CredentialIndex.registration(new OwnedCredential(person, stored, credential, false)));
    }

    @Override
    public void keep(UserModel person, CredentialModel stored, AuthenticatorStatus status, boolean confirms) {
        StoredCredential.read(stored).ifPresent(credential -> {
            // a copy: Keycloak's cache hands the same object to every request
            CredentialModel copy = stored.shallowClone();
            StoredCredential.write(credential.with(status, credential.awaitsConfirmation() && !confirms), copy);
            person.credentialManager().updateStoredCredential(copy);
        });
    }

    @Override
    public boolean awaitsConfirmation(CredentialModel stored) {
        return StoredCredential.read(stored)
                .filter(FidoCredential::awaitsConfirmation)
                .isPresent();
    }

    @Override
    public String model(KeycloakSession session, CredentialModel stored) {
        return StoredCredential.read(stored)
                .flatMap(credential -> session.getProvider(ModelMetadata.class)
                        .find(UUID.fromString(credential.aaguid()))
                        .map(ModelEntry::description))
                .orElse("");
    }

    @Override
    public Stream<String> warnings(KeycloakSession session, CredentialModel stored) {
        Optional<FidoCredential> credential = StoredCredential.read(stored);
        if (credential.isEmpty()) {
            return Stream.of("care-identity-warning-unreadable");
        }
        FidoPolicy defaults = MethodPolicies.ofType(stored.getType()).orElseThrow();
        try {
            FidoPolicy policy = MethodPolicies.of(session, session.getContext().getRealm(), defaults);
            return Judgements.of(session, policy, credential.get()).reasons().stream()
                    .map(RefusalText::of)
                    .distinct();
        } catch (PolicyConfigurationException unreadable) {
            return Stream.empty();
        }
    }

    @Override
    public Stream<String> registrable(RequiredActionContext context) {
        return MethodPolicies.offered(context.getSession(), context.getRealm()).stream()
                .filter(policy -> AuthenticatorRights.mayRegister(context, policy.method(), policy.highest()))
                .map(FidoPolicy::method);
    }

    @Override
    public boolean registers(String method) {
        return MethodPolicies.defaults(method).isPresent();
    }

    @Override
    public void begin(RequiredActionContext context, String method) {
        registration.begin(context, method);
    }

    @Override
    public void process(RequiredActionContext context, String method) {
        registration.process(context, method);
    }

    /** The handle is that of the credential which was removed: when it was the last one, nothing else names it. */
    @Override
    public Optional<String> signalRemoved(RequiredActionContext context, CredentialModel removed) {
        return StoredCredential.read(removed)
                .map(credential -> Signals.accepted(
                        OwnRelyingParty.of(context.getSession()),
                        credential.userHandle(),
                        FidoCredentials.readable(context.getUser())
                                .map(FidoCredential::credentialId)
                                .toList()));
    }
}
