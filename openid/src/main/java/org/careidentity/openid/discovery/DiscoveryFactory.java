package org.careidentity.openid.discovery;

import java.util.Map;
import org.careidentity.model.PackVersion;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

/** Answers in the place of one of Keycloak's metadata documents, and asks that one first. */
abstract class DiscoveryFactory implements WellKnownProviderFactory, ServerInfoAwareProviderFactory {

    private final String document;
    private final boolean underTheServersRoot;

    /**
     * @param document the document's name, which is also the id of Keycloak's provider of it
     * @param underTheServersRoot whether Keycloak serves the document there too, as RFC 8414 section 3.1 has it
     */
    DiscoveryFactory(String document, boolean underTheServersRoot) {
        this.document = document;
        this.underTheServersRoot = underTheServersRoot;
    }

    @Override
    public final String getId() {
        return "care-identity-" + document;
    }

    @Override
    public final String getAlias() {
        return document;
    }

    /** The lowest wins; Keycloak's own have more. */
    @Override
    public final int getPriority() {
        return 0;
    }

    @Override
    public final boolean isAvailableViaServerMetadata() {
        return underTheServersRoot;
    }

    @Override
    public final WellKnownProvider create(KeycloakSession session) {
        return new CareIdentityDiscovery(session, session.getProvider(WellKnownProvider.class, document));
    }

    @Override
    public final Map<String, String> getOperationalInfo() {
        return PackVersion.operationalInfo(getClass());
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
