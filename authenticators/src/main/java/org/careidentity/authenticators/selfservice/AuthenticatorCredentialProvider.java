package org.careidentity.authenticators.selfservice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
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

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATUS = "care-identity-authenticator-";
    private static final Set<String> STOPPED = Stream.of(
                    AuthenticatorStatus.SUSPENDED, AuthenticatorStatus.QUARANTINED, AuthenticatorStatus.DISABLED)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

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
        stopped(model).ifPresent(status -> {
            metadata.setWarningMessageTitle(STATUS + status);
            metadata.setWarningMessageDescription(STATUS + status + "-hint");
        });
        return metadata;
    }

    /** Our types keep their status where consoles may read it; empty for one that logs in. */
    private static Optional<String> stopped(CredentialModel model) {
        try {
            return Optional.ofNullable(JSON.readTree(String.valueOf(model.getCredentialData())))
                    .map(data -> data.path("status").asText())
                    .filter(status -> STOPPED.contains(status))
                    .map(status -> status.toLowerCase(Locale.ROOT));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private boolean hasNone(UserModel person) {
        return person == null
                || person.credentialManager()
                        .getStoredCredentialsByTypeStream(type.id())
                        .findAny()
                        .isEmpty();
    }
}
