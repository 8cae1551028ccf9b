package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.selfservice.ActionFactory;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The credential type of one method, as Keycloak's account and admin consoles know it. */
final class FidoCredentialProvider implements CredentialProvider<CredentialModel> {

    private final KeycloakSession session;
    private final FidoPolicy policy;

    FidoCredentialProvider(KeycloakSession session, FidoPolicy policy) {
        this.session = session;
        this.policy = policy;
    }

    @Override
    public String getType() {
        return policy.credentialType();
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    /**
     * Not removable, so that Keycloak's own deletion, which does not look at the level of the session, is closed to the
     * person (CVE-2026-3429). A type can have an action to create or one to update: who has none yet gets the first, who
     * has one gets the second, which also registers more.
     */
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        UserModel person = context.getUser();
        boolean none = person == null
                || FidoCredentials.of(person, policy.credentialType()).isEmpty();
        var metadata = CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.PASSWORDLESS)
                .displayName("care-identity-" + policy.method() + "-display-name")
                .helpText("care-identity-" + policy.method() + "-help-text")
                .iconCssClass("kcAuthenticatorWebAuthnPasswordlessClass")
                .removeable(false);
        return none
                ? metadata.createAction(RegisterActions.id(policy)).build(session)
                : metadata.updateAction(ActionFactory.MANAGE).build(session);
    }
}
