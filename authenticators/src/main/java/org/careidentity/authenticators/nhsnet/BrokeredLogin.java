package org.careidentity.authenticators.nhsnet;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.resources.LoginActionsService;

/**
 * The login at a provider that Keycloak's post login flow runs after.
 *
 * @param provider the provider
 * @param account the id of the account there
 * @param token the checked ID token
 */
record BrokeredLogin(NhsNetProvider provider, String account, JsonWebToken token) {

    /** Whether the flow that runs is a post login flow. */
    static boolean isGoingOn(AuthenticationFlowContext context) {
        return LoginActionsService.POST_BROKER_LOGIN_PATH.equals(context.getFlowPath());
    }

    /** The login that this flow runs after; empty when it is none at a provider of our kind. */
    static Optional<BrokeredLogin> of(AuthenticationFlowContext context) {
        SerializedBrokeredIdentityContext kept = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                context.getAuthenticationSession(), PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT);
        if (kept == null) {
            return Optional.empty();
        }
        BrokeredIdentityContext identity = kept.deserialize(context.getSession(), context.getAuthenticationSession());
        return identity.getIdp() instanceof NhsNetProvider provider
                        && identity.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN)
                                instanceof JsonWebToken token
                ? Optional.of(new BrokeredLogin(provider, identity.getId(), token))
                : Optional.empty();
    }

    /** The provider's alias. */
    String alias() {
        return provider.getConfig().getAlias();
    }

    /** Whether the account is linked to the person of the flow, still. */
    boolean isOf(AuthenticationFlowContext context) {
        FederatedIdentityModel link =
                context.getSession().users().getFederatedIdentity(context.getRealm(), context.getUser(), alias());
        return link != null && account.equals(link.getUserId());
    }
}
