package org.careidentity.authenticators.fido;

import java.util.Optional;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.selfservice.AuthenticatorCredentialProvider;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** The credential type of each login method by WebAuthn. */
public final class CredentialTypes {

    private CredentialTypes() {}

    /** Registers one type. */
    abstract static class Type implements CredentialProviderFactory<AuthenticatorCredentialProvider> {

        private final FidoPolicy policy;

        Type(FidoPolicy policy) {
            this.policy = policy;
        }

        @Override
        public final CredentialProvider<?> create(KeycloakSession session) {
            return new AuthenticatorCredentialProvider(
                    session,
                    new AuthenticatorCredentialProvider.Type(
                            policy.credentialType(),
                            policy.method(),
                            "kcAuthenticatorWebAuthnPasswordlessClass",
                            Optional.of(RegisterActions.id(policy))));
        }

        @Override
        public final String getId() {
            return policy.credentialType();
        }
    }

    /** Windows Hello. */
    public static final class WindowsHello extends Type {
        public WindowsHello() {
            super(Policies.WINDOWS_HELLO);
        }
    }

    /** Security key. */
    public static final class SecurityKey extends Type {
        public SecurityKey() {
            super(Policies.SECURITY_KEY);
        }
    }

    /** iPad. */
    public static final class Ipad extends Type {
        public Ipad() {
            super(Policies.IPAD);
        }
    }

    /** Passkey. */
    public static final class Passkey extends Type {
        public Passkey() {
            super(Policies.PASSKEY);
        }
    }
}
