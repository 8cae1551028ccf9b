package org.careidentity.authenticators.assurance;

import org.careidentity.authenticators.flow.FlowStart;
import org.careidentity.authenticators.node.CachedPeople;
import org.careidentity.model.Proof;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** The stored credential that a login method used. */
final class UsedCredential {

    private UsedCredential() {}

    /** Whether somebody removed the credential while the login went on. */
    static boolean gone(AuthenticationFlowContext context, Proof proof) {
        if (proof.credential().isEmpty() || stored(context.getUser(), proof) != null) {
            return false;
        }
        // what this node remembers may be older than a credential that another login has just registered
        CachedPeople.readAnew(context.getSession(), context.getUser());
        return stored(context.getUser(), proof) == null;
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
