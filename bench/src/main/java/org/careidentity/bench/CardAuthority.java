package org.careidentity.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.OcspParts;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.authenticators.emulated.RevocationServer;

/** The authority that issues cards, and what it says over the network of those that are revoked. */
final class CardAuthority implements Closing.Closeable {

    private static final String ROOT = "root.crl";

    private final Instant issued = Instant.now().minus(Duration.ofDays(1));
    private final RevocationServer network = new RevocationServer();
    private final CardPki pki = CardPki.at("http://" + network.host() + "/crl", issuer -> {
        acceptableToJava(issuer);
        CardPki.responder(issuer, "http://" + network.host() + "/ocsp/root");
    });

    CardAuthority() {
        network.put(ROOT, new CrlParts(1).signedBy(pki.root()));
        network.responder("root", new OcspParts(pki.root()));
        network.responder("cards", new OcspParts(pki.issuer()));
    }

    /** The network, whose behaviour a benchmark changes. */
    RevocationServer network() {
        return network;
    }

    CardPki pki() {
        return pki;
    }

    /** A new card of a person, of whom the responder says that it is good; all have one key. */
    CardPki.Card card(String uuid, Consumer<CertificateParts> change) {
        return pki.card(parts -> {
            parts.subject = CardPki.name(uuid + "_RANDOM_USERQ");
            // of one moment: a later one would renew the person's registration at each login
            parts.notBefore = issued;
            acceptableToJava(parts);
            CardPki.responder(parts, "http://" + network.host() + "/ocsp/cards");
            change.accept(parts);
        });
    }

    /** Keycloak's own authenticator has Java check the path, which takes no qualifiers in a critical policy. */
    private static void acceptableToJava(CertificateParts parts) {
        CardPki.policy(parts, CardPki.AUTHENTICATION, false);
    }

    String anchor() {
        return Pem.of(pki.root().certificate());
    }

    String intermediate() {
        return Pem.of(pki.issuer().certificate());
    }

    @Override
    public void close() {
        network.close();
    }
}
