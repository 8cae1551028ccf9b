package org.careidentity.authenticators.smartcard.revocation;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A card and its authority that name a list each; a test serves the card's. */
final class CrlEstate implements BeforeEachCallback, AfterEachCallback {

    static final BigInteger SERIAL = BigInteger.valueOf(7);

    final RevocationServer server = new RevocationServer();
    final RevocationPki pki = new RevocationPki(RevocationPki.crl(server.list("root")));
    X509Certificate card;
    private final Supplier<Path> folder;
    RevocationTrial trial;

    /** @param folder where lists are kept; asked before each test */
    CrlEstate(Supplier<Path> folder) {
        this.folder = folder;
        server.put("root", new CrlParts(1).signedBy(pki.root));
        card = pki.card(SERIAL.intValue(), RevocationPki.crl(server.list("cards")));
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        trial = new RevocationTrial(server, folder.get());
        trial.first = Source.CRL;
        trial.fallBack = false;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        trial.close();
        server.close();
    }

    void serve(CrlParts list) {
        server.put("cards", list.signedBy(pki.authority));
    }
}
