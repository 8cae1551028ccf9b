package org.careidentity.authenticators.fido;

import com.webauthn4j.data.client.Origin;
import java.net.URI;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;
import org.careidentity.authenticators.flow.RealmName;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The relying party that this server is: its own address, as the hostname settings say it. */
final class OwnRelyingParty {

    private OwnRelyingParty() {}

    static RelyingParty of(KeycloakSession session) {
        URI base = session.getContext().getUri().getBaseUri();
        RealmModel realm = session.getContext().getRealm();
        boolean defaultPort = base.getPort() == -1 || base.getPort() == ("https".equals(base.getScheme()) ? 443 : 80);
        return new RelyingParty(
                new Origin(base.getScheme() + "://" + base.getHost() + (defaultPort ? "" : ":" + base.getPort())),
                base.getHost(),
                RealmName.of(realm));
    }
}
