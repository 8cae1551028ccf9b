package org.careidentity.openid.clients;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.authenticators.client.JWTClientValidator;

/**
 * Keycloak's checks of a client assertion (RFC 7523 section 3), with more audiences that are right. They are compared
 * character by character like Keycloak's own: an audience that is only similar may be somebody else's.
 */
final class PrivateKeyJwtValidator extends JWTClientValidator {

    private final List<String> moreAudiences;

    PrivateKeyJwtValidator(
            ClientAuthenticationFlowContext context,
            SignatureValidator signatures,
            String authenticator,
            List<String> moreAudiences)
            throws Exception {
        super(context, signatures, authenticator);
        this.moreAudiences = moreAudiences;
    }

    @Override
    protected List<String> getExpectedAudiences() {
        return Stream.concat(super.getExpectedAudiences().stream(), moreAudiences.stream())
                .toList();
    }

    /** The key of Keycloak's own validator, so that an assertion stays used when the realm's attribute comes or goes. */
    @Override
    protected String getJtiCacheKeyPrefix() {
        return JWTClientValidator.class.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
