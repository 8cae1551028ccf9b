package org.careidentity.authenticators.smartcard.revocation;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import org.careidentity.authenticators.emulated.OcspParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A card and its authority that name a responder, whose answers for the card a test changes. */
final class OcspEstate implements BeforeEachCallback, AfterEachCallback {

    final RevocationServer server = new RevocationServer();
    final RevocationPki pki = new RevocationPki(RevocationPki.ocsp("http://" + server.host() + "/ocsp/root"));
    final OcspParts answers = new OcspParts(pki.authority);
    final X509Certificate card;
    private final Supplier<Path> folder;
    RevocationTrial trial;

    /** @param folder where lists are kept; asked before each test */
    OcspEstate(Supplier<Path> folder) {
        this.folder = folder;
        server.responder("root", new OcspParts(pki.root));
        card = pki.card(7, RevocationPki.ocsp(server.responder("authority", answers)));
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        trial = new RevocationTrial(server, folder.get());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        trial.close();
        server.close();
    }
}
