package org.careidentity.authenticators.fido;

import java.util.Optional;
import org.careidentity.authenticators.fido.configuration.PolicyConfigurationException;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.flow.AnsweredOnMethodPage;
import org.careidentity.authenticators.flow.MethodStep;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The four login methods by WebAuthn, each a step that Keycloak finds by its class. */
public final class FidoMethods {

    private FidoMethods() {}

    /** Windows Hello. */
    public static final class WindowsHello extends FidoMethod {

        public WindowsHello() {
            super(
                    Policies.WINDOWS_HELLO,
                    "Care Identity Windows Hello",
                    "Login with the face, fingerprint or PIN of a Windows computer whose TPM attests the key. AAL3.");
        }
    }

    /** Security key. */
    public static final class SecurityKey extends FidoMethod {

        public SecurityKey() {
            super(
                    Policies.SECURITY_KEY,
                    "Care Identity security key",
                    "Login with a FIDO2 security key of a model that the FIDO Metadata Service reports as certified."
                            + " AAL3.");
        }
    }

    /** iPad. */
    public static final class Ipad extends FidoMethod {

        public Ipad() {
            super(
                    Policies.IPAD,
                    "Care Identity iPad",
                    "Login with the face or fingerprint of a managed iPad that attests the key. AAL3.");
        }
    }

    /** Passkey; the browser may offer one on the login-method page already. */
    public static final class Passkey extends FidoMethod implements AnsweredOnMethodPage {

        public Passkey() {
            super(
                    Policies.PASSKEY,
                    "Care Identity passkey",
                    "Login with a passkey, synced or not, with user verification and without a user name. AAL2.");
        }

        @Override
        public Optional<String> options(AuthenticationFlowContext context, MethodStep step) {
            try {
                FidoPolicy policy = policy(step.configuration());
                return Optional.of(LoginOptions.make(context, step.execution(), policy)
                        .json()
                        .toString());
            } catch (PolicyConfigurationException unreadable) {
                return Optional.empty();
            }
        }
    }
}
