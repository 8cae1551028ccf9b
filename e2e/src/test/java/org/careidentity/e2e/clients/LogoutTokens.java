package org.careidentity.e2e.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.careidentity.e2e.support.Json;

/** Logout tokens of our own, for one session at one client: with the same form as Keycloak's, and with one thing wrong. */
final class LogoutTokens {

    private final IssuerProxy issuer;
    private final ObjectNode session;

    LogoutTokens(IssuerProxy issuer, String realm, String clientId, String person, String sid) {
        this.issuer = issuer;
        session = Json.MAPPER.createObjectNode();
        session.put("iss", issuer.issuer(realm))
                .put("aud", clientId)
                .put("sub", person)
                .put("sid", sid)
                .put("typ", "Logout");
        session.putObject("events").putObject("http://schemas.openid.net/event/backchannel-logout");
    }

    /** A token that a client must accept. */
    String good() {
        return token(claims -> {});
    }

    /** Tokens that a client must refuse, by what is wrong (OpenID Connect Back-Channel Logout 1.0, 2.6). */
    Map<String, String> bad() {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("a signature that does not hold", IssuerProxy.withBrokenSignature(good()));
        tokens.put("another client as aud", token(claims -> claims.put("aud", "other")));
        tokens.put("another iss", token(claims -> claims.put("iss", "http://other.test")));
        tokens.put("a nonce", token(claims -> claims.put("nonce", "a-nonce")));
        tokens.put("no events", token(claims -> claims.remove("events")));
        return tokens;
    }

    private String token(Consumer<ObjectNode> change) {
        ObjectNode claims = session.deepCopy();
        long now = Instant.now().getEpochSecond();
        claims.put("iat", now)
                .put("exp", now + 120)
                .put("jti", UUID.randomUUID().toString());
        change.accept(claims);
        return issuer.sign(claims);
    }
}
