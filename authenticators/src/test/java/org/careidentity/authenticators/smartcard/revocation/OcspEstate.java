package org.careidentity.authenticators.smartcard.revocation;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.careidentity.authenticators.emulated.OcspParts;
import org.careidentity.authenticators.emulated.RevocationServer;

/** A card and its authority that name a responder, whose answers for the card a test changes. */
final class OcspEstate implements AutoCloseable {

    final RevocationServer server = new RevocationServer();
    final RevocationPki pki = new RevocationPki(RevocationPki.ocsp("http://" + server.host() + "/ocsp/root"));
    final OcspParts answers = new OcspParts(pki.authority);
    final X509Certificate card;
    final RevocationTrial trial;

    OcspEstate(Path folder) {
        server.responder("root", new OcspParts(pki.root));
        card = pki.card(7, RevocationPki.ocsp(server.responder("authority", answers)));
        trial = new RevocationTrial(server, folder);
    }

    @Override
    public void close() {
        trial.close();
        server.close();
    }
}
