package org.careidentity.authenticators.selfservice;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialMetadata.LocalizedMessage;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A credential type of ours, as Keycloak's account and admin consoles know it. */
public final class AuthenticatorCredentialProvider implements CredentialProvider<CredentialModel> {

    private final KeycloakSession session;
    private final Type type;
    private final Function<CredentialModel, List<LocalizedMessage>> details;

    /** Makes one for a session. */
    public AuthenticatorCredentialProvider(KeycloakSession session, Type type) {
        this(session, type, credential -> List.of());
    }

    /**
     * Makes one for a session.
     *
     * @param details what the account console shows of a credential beside its label: keys of messages, each with one value
     */
    public AuthenticatorCredentialProvider(
            KeycloakSession session, Type type, Function<CredentialModel, List<LocalizedMessage>> details) {
        this.session = session;
        this.type = type;
        this.details = details;
    }

    /**
     * What tells credential types apart.
     *
     * @param id the credential's type
     * @param method the id of its login method, in the theme's messages
     * @param icon the theme's class of its icon
     * @param create the id of the action that somebody without one is offered; empty for none
     */
    public record Type(String id, String method, String icon, Optional<String> create) {}

    @Override
    public String getType() {
        return type.id();
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
        var metadata = CredentialTypeMetadata.builder()
                .type(type.id())
                .category(CredentialTypeMetadata.Category.PASSWORDLESS)
                .displayName("care-identity-" + type.method() + "-display-name")
                .helpText("care-identity-" + type.method() + "-help-text")
                .iconCssClass(type.icon())
                .removeable(false);
        Optional<String> create = type.create().filter(action -> hasNone(context.getUser()));
        return create.isPresent()
                ? metadata.createAction(create.get()).build(session)
                : metadata.updateAction(ActionFactory.MANAGE).build(session);
    }

    @Override
    public CredentialMetadata getCredentialMetadata(CredentialModel model, CredentialTypeMetadata ofType) {
        CredentialMetadata metadata = CredentialProvider.super.getCredentialMetadata(model, ofType);
        List<LocalizedMessage> shown = details.apply(model);
        if (!shown.isEmpty()) {
            metadata.setInfoProperties(shown);
        }
        return metadata;
    }

    private boolean hasNone(UserModel person) {
        return person == null
                || person.credentialManager()
                        .getStoredCredentialsByTypeStream(type.id())
                        .findAny()
                        .isEmpty();
    }
}
