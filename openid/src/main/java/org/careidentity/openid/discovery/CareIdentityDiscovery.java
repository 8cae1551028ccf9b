package org.careidentity.openid.discovery;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.representations.OIDCConfigurationRepresentation;
import org.keycloak.wellknown.WellKnownProvider;

/** Keycloak's document, told truthfully in realms that say so by an attribute. The others get Keycloak's own. */
final class CareIdentityDiscovery implements WellKnownProvider {

    /** The realm attribute that asks for it: {@code true}. */
    static final String ATTRIBUTE = "care-identity.discovery";

    private final KeycloakSession session;
    private final WellKnownProvider keycloaks;

    CareIdentityDiscovery(KeycloakSession session, WellKnownProvider keycloaks) {
        this.session = session;
        this.keycloaks = keycloaks;
    }

    @Override
    public Object getConfig() {
        Object config = keycloaks.getConfig();
        RealmModel realm = session.getContext().getRealm();
        if (config instanceof OIDCConfigurationRepresentation document) {
            if (Boolean.parseBoolean(realm.getAttribute(ATTRIBUTE))) {
                TruthfulMetadata.write(document, RealmCapabilities.of(session, realm));
            }
            if (RealServicePaths.isWantedBy(realm)) {
                RealServicePaths.write(document);
            }
        }
        return config;
    }

    @Override
    public void close() {}
}
