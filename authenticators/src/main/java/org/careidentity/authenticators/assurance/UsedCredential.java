package org.careidentity.authenticators.assurance;

import org.careidentity.authenticators.flow.FlowStart;
import org.careidentity.model.Proof;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** The stored credential that a login method used. */
final class UsedCredential {

    private UsedCredential() {}

    /** Whether somebody removed the credential while the login went on. */
    static boolean gone(UserModel person, Proof proof) {
        return !proof.credential().isEmpty() && stored(person, proof) == null;
    }

    /**
     * Whether the credential was added after this login began. A step-up counts only credentials that existed before:
     * whoever sits at a running session must not reach a higher level with what they have just added (CVE-2023-3597).
     */
    static boolean newerThanLogin(AuthenticationFlowContext context, Proof proof) {
        if (proof.credential().isEmpty()) {
            return false;
        }
        Long created = stored(context.getUser(), proof).getCreatedDate();
        return created == null
                || created > FlowStart.of(context.getAuthenticationSession()).toEpochMilli();
    }

    private static CredentialModel stored(UserModel person, Proof proof) {
        return person.credentialManager().getStoredCredentialById(proof.credential());
    }
}
