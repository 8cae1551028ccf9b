package org.careidentity.authenticators.nhsnet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.flow.StepFactory;
import org.careidentity.mappers.methods.SetUpInRealm;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.resources.IdentityBrokerService;

/**
 * The login method NHS.net Connect: a login at an identity provider. AAL2 at most. Its step stands in the browser flow, where
 * it sends the browser to the provider, and in the provider's post login flow, where it says what was proved.
 */
public final class NhsNetConnectMethod extends StepFactory implements LoginMethod, SetUpInRealm {

    static final String ID = "nhsnet-connect";

    private static final String PROVIDER = "provider";

    private final NhsNetConnectLogin authenticator = new NhsNetConnectLogin(this);

    public NhsNetConnectMethod() {
        super(
                "care-identity-nhsnet-connect",
                "Care Identity NHS.net Connect",
                "Login at an identity provider. AAL2 at most, by the provider's claims. Offered where the realm has an"
                        + " enabled identity provider of the type NHS.net Connect (Care Identity).",
                null,
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return authenticator;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(PROVIDER)
                .label("Identity provider")
                .helpText("Alias of the identity provider")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(ID)
                .add()
                .build();
    }

    /** The provider of an alias; empty when the realm has none, of that type, enabled. */
    static Optional<NhsNetProvider> provider(KeycloakSession session, String alias) {
        return model(session, alias)
                .map(model -> IdentityBrokerService.getIdentityProvider(session, model, NhsNetProvider.class));
    }

    /** What the realm says of that provider. */
    static Optional<IdentityProviderModel> model(KeycloakSession session, String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .filter(IdentityProviderModel::isEnabled)
                .filter(model -> NhsNetProviderFactory.PROVIDER_ID.equals(model.getProviderId()));
    }

    /** The alias of the provider that a step sends to. */
    static String alias(Map<String, String> configuration) {
        return Optional.of(configuration.getOrDefault(PROVIDER, "").strip())
                .filter(alias -> !alias.isEmpty())
                .orElse(ID);
    }

    @Override
    public boolean isSetUp(KeycloakSession session, Map<String, String> configuration) {
        return session.identityProviders().isIdentityFederationEnabled()
                && model(session, alias(configuration))
                        .filter(model -> !Boolean.TRUE.equals(model.isLinkOnly()))
                        .isPresent();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Reach reach(Map<String, String> configuration) {
        return new Reach(
                Set.of(AssuranceLevel.AAL2),
                Set.of(AuthenticationMethodReference.NHSMAIL),
                Set.of(AssuranceLevel.AAL1));
    }

    @Override
    public Optional<String> credentialType() {
        return Optional.empty();
    }
}
