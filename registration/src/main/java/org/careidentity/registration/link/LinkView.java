package org.careidentity.registration.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.careidentity.authenticators.flow.QrCode;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.store.Link;
import org.careidentity.registration.words.Words;
import org.keycloak.models.KeycloakSession;

/** A link as agents see it. */
public record LinkView(KeycloakSession session, Words words) {

    /** One of which nobody knows the secrets any more. */
    public ObjectNode of(Link link) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", link.id())
                .put("method", link.method())
                .put("methodName", words.method(link.method()))
                .put("state", link.state().name().toLowerCase(Locale.ROOT))
                .put("issuer", PersonName.of(session, link.issuer()))
                .put("reason", link.reason())
                .put("created", link.created().toString())
                .put("expires", link.expires().toString());
    }

    /** One that was made at this moment. */
    public ObjectNode of(NewLink made) {
        String address = made.address().toString();
        return of(made.link())
                .put("link", address)
                .put("passphrase", made.passphrase())
                .put("qr", "data:image/png;base64," + QrCode.png(address))
                .put("sent", made.sent());
    }
}
