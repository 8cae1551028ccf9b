package org.careidentity.authenticators.fido;

import java.util.List;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/** The options of a login, kept for its answer. */
final class LoginOptions {

    private LoginOptions() {}

    /** Any discoverable credential may answer; for a person whom an earlier step identified, theirs of the method alone. */
    static CeremonyOptions make(AuthenticationFlowContext context, String execution, FidoPolicy policy) {
        CeremonyOptions options = CeremonyOptions.authentication(
                policy, OwnRelyingParty.of(context.getSession()), allowed(context.getUser(), policy));
        KeptOptions.keep(options, context.getAuthenticationSession(), execution);
        return options;
    }

    private static List<byte[]> allowed(UserModel person, FidoPolicy policy) {
        return person == null
                ? List.of()
                : FidoCredentials.readable(person, policy.credentialType()).stream()
                        .map(FidoCredential::credentialId)
                        .map(Base64Url::decode)
                        .toList();
    }
}
