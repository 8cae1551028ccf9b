package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.selfservice.ActionFactory;
import org.careidentity.authenticators.selfservice.RegisterAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** The action "register an authenticator" of each login method by WebAuthn. */
public final class RegisterActions {

    private RegisterActions() {}

    static String id(FidoPolicy policy) {
        return "care-identity-register-" + policy.method();
    }

    /** Registers one action. */
    abstract static class Register extends ActionFactory {

        private final RegisterAction action;

        Register(FidoPolicy policy, String displayText) {
            super(id(policy), displayText);
            action = new RegisterAction(new FidoAuthenticators(), policy.method(), policy.credentialType());
        }

        @Override
        public final RequiredActionProvider create(KeycloakSession session) {
            return action;
        }
    }

    /** Windows Hello. */
    public static final class WindowsHello extends Register {
        public WindowsHello() {
            super(Policies.WINDOWS_HELLO, "Register Windows Hello for Care Identity");
        }
    }

    /** Security key. */
    public static final class SecurityKey extends Register {
        public SecurityKey() {
            super(Policies.SECURITY_KEY, "Register a Care Identity security key");
        }
    }

    /** iPad. */
    public static final class Ipad extends Register {
        public Ipad() {
            super(Policies.IPAD, "Register an iPad for Care Identity");
        }
    }

    /** Passkey. */
    public static final class Passkey extends Register {
        public Passkey() {
            super(Policies.PASSKEY, "Register a Care Identity passkey");
        }
    }
}
