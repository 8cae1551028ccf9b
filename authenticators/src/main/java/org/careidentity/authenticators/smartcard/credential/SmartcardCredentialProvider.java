package org.careidentity.authenticators.smartcard.credential;

import org.careidentity.authenticators.selfservice.ActionFactory;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The credential type of smartcards, as Keycloak's account and admin consoles know it. */
final class SmartcardCredentialProvider implements CredentialProvider<CredentialModel> {

    private final KeycloakSession session;

    SmartcardCredentialProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getType() {
        return StoredSmartcard.TYPE;
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

    /** Not removable, as every authenticator of ours: Keycloak's deletion does not look at the level (CVE-2026-3429). */
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.PASSWORDLESS)
                .displayName("care-identity-smartcard-display-name")
                .helpText("care-identity-smartcard-help-text")
                .iconCssClass("kcAuthenticatorDefaultClass")
                .removeable(false)
                .updateAction(ActionFactory.MANAGE)
                .build(session);
    }
}
