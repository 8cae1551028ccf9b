package org.careidentity.mappers.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.oidc.KeycloakOIDCIdentityProviderFactory;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * For a realm that brokers to Care Identity or CIS2: writes a claim of any form to a user attribute, one JSON text an
 * element, or to a note of the session. Keycloak 26.7's own mappers drop lists whose elements are objects, as CIS2's
 * roles and organisations are, and put only texts in notes.
 *
 * <p>What the provider no longer says is taken away: the attribute, and the text of the note, so that a level of an
 * earlier login in the same session does not stay.
 */
public final class BrokeredClaimMapper extends AbstractIdentityProviderMapper {

    public static final String PROVIDER_ID = "care-identity-claim-idp-mapper";

    static final String CLAIM = "claim";
    static final String USER_ATTRIBUTE = "user.attribute";
    static final String SESSION_NOTE = "session.note";

    private static final List<ProviderConfigProperty> CONFIG_PROPERTIES = ProviderConfigurationBuilder.create()
            .property()
            .name(CLAIM)
            .label("Claim")
            .helpText("Name of the claim, in the ID token or in userinfo.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(USER_ATTRIBUTE)
            .label("User attribute")
            .helpText("Gets one value for each element of the claim. Objects are JSON.")
            .type(ProviderConfigProperty.USER_PROFILE_ATTRIBUTE_LIST_TYPE)
            .add()
            .property()
            .name(SESSION_NOTE)
            .label("Session note")
            .helpText("Gets the claim as one text. What is no text is JSON.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .build();

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayCategory() {
        return "Care Identity";
    }

    @Override
    public String getDisplayType() {
        return "Care Identity claim";
    }

    @Override
    public String getHelpText() {
        return "Writes a claim of any form, such as CIS2's roles and organisations, to a user attribute or a note of the"
                + " session.";
    }

    @Override
    public String[] getCompatibleProviders() {
        return new String[] {OIDCIdentityProviderFactory.PROVIDER_ID, KeycloakOIDCIdentityProviderFactory.PROVIDER_ID};
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CONFIG_PROPERTIES;
    }

    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }

    /**
     * Before the person is known, so that who is new is made with the attribute. The list is of a class that Keycloak can
     * read again, by its name, after the first login's flow.
     */
    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext login) {
        setting(mapper, USER_ATTRIBUTE)
                .ifPresent(attribute -> login.setUserAttribute(
                        attribute, new ArrayList<>(claim(mapper, login).texts())));
    }

    @Override
    public void importNewUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel person,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext login) {
        setting(mapper, SESSION_NOTE)
                .ifPresent(
                        note -> login.setSessionNote(note, claim(mapper, login).text()));
    }

    @Override
    public void updateBrokeredUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel person,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext login) {
        setting(mapper, USER_ATTRIBUTE)
                .ifPresent(attribute ->
                        person.setAttribute(attribute, claim(mapper, login).texts()));
        importNewUser(session, realm, person, mapper, login);
    }

    private static BrokeredClaim claim(IdentityProviderMapperModel mapper, BrokeredIdentityContext login) {
        return setting(mapper, CLAIM).map(name -> BrokeredClaim.of(login, name)).orElseGet(BrokeredClaim::absent);
    }

    private static Optional<String> setting(IdentityProviderMapperModel mapper, String name) {
        return Optional.ofNullable(mapper.getConfig().get(name)).filter(value -> !value.isBlank());
    }
}
