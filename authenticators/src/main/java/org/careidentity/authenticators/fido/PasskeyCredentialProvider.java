package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.policy.Policies;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Makes passkeys known to the account and admin consoles. */
final class PasskeyCredentialProvider implements CredentialProvider<CredentialModel> {

    private final KeycloakSession session;

    PasskeyCredentialProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getType() {
        return Policies.PASSKEY.credentialType();
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
     * person (CVE-2026-3429). A type can have an action to create or one to update: who has no passkey yet gets the
     * first, who has one gets the second, which also registers more.
     */
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        UserModel person = context.getUser();
        boolean none = person == null
                || FidoCredentials.of(person, Policies.PASSKEY.credentialType()).isEmpty();
        var metadata = CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.PASSWORDLESS)
                .displayName("care-identity-passkey-display-name")
                .helpText("care-identity-passkey-help-text")
                .iconCssClass("kcAuthenticatorWebAuthnPasswordlessClass")
                .removeable(false);
        return none
                ? metadata.createAction(RegisterPasskeyFactory.PROVIDER_ID).build(session)
                : metadata.updateAction(ManagePasskeysFactory.PROVIDER_ID).build(session);
    }
}
