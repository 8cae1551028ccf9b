package org.careidentity.authenticators.flow;

import java.util.Arrays;
import java.util.List;
import org.careidentity.model.AcrRequest;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which acr values a login has to satisfy: asked by the application, else the client's default, else the realm's. */
public final class RequestedAcr {

    /** Realm attribute: acr names, separated by blanks, for logins that ask none. Without it they ask nothing. */
    public static final String REALM_DEFAULT = "care-identity.default-acr";

    private RequestedAcr() {}

    /**
     * The request. Values that the {@code claims} parameter makes essential stand alone (OpenID Connect Core 1.0
     * section 5.5.1.1); an {@code acr_values} parameter without a name counts as absent.
     */
    public static AcrRequest of(AuthenticationSessionModel authSession) {
        ClientModel client = authSession.getClient();
        String claims = authSession.getClientNote(OIDCLoginProtocol.CLAIMS_PARAM);
        String acrValues = authSession.getClientNote(OIDCLoginProtocol.ACR_PARAM);
        return firstNamed(
                AcrUtils.getRequiredAcrValues(claims),
                AcrUtils.getAcrValues(claims, acrValues, client),
                AcrUtils.enforceMinimumAcr(AcrUtils.getDefaultAcrValues(client), client),
                AcrUtils.enforceMinimumAcr(realmDefault(authSession.getRealm()), client));
    }

    @SafeVarargs
    private static AcrRequest firstNamed(List<String>... candidates) {
        return Arrays.stream(candidates)
                .map(AcrRequest::new)
                .filter(request -> !request.names().isEmpty())
                .findFirst()
                .orElse(new AcrRequest(List.of()));
    }

    private static List<String> realmDefault(RealmModel realm) {
        String names = realm.getAttribute(REALM_DEFAULT);
        return names == null ? List.of() : List.of(names.split(" "));
    }
}
