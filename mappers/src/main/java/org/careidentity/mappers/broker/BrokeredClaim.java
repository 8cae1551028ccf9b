package org.careidentity.mappers.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.mappers.AbstractClaimMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.representations.JsonWebToken;

/**
 * A claim of a brokered login, whatever its form.
 *
 * @param value missing when the provider did not say it
 */
record BrokeredClaim(JsonNode value) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The claim as the ID token has it, which is signed, else as userinfo has it. */
    static BrokeredClaim of(BrokeredIdentityContext login, String name) {
        if (login.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN) instanceof JsonWebToken idToken) {
            Object signed = AbstractClaimMapper.getClaimValue(idToken, name);
            if (signed != null) {
                return new BrokeredClaim(MAPPER.valueToTree(signed));
            }
        }
        return login.getContextData().get(OIDCIdentityProvider.USER_INFO) instanceof JsonNode userInfo
                ? new BrokeredClaim(userInfo.path(name))
                : absent();
    }

    static BrokeredClaim absent() {
        return new BrokeredClaim(MissingNode.getInstance());
    }

    /** One text an element. CIS2 has sent a bare object in place of a list of one. */
    List<String> texts() {
        if (isAbsent()) {
            return List.of();
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(BrokeredClaim::text)
                        .toList()
                : List.of(text(value));
    }

    /** All of it as one text: empty when there is none. */
    String text() {
        return isAbsent() ? "" : text(value);
    }

    private boolean isAbsent() {
        return value.isMissingNode() || value.isNull();
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.toString();
    }
}
