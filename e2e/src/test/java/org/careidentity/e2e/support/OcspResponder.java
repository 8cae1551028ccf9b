package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.authenticators.programs.Program;

/**
 * A responder for the cards of an authority, which has let it answer: OpenSSL's, a process of its own that is really started
 * and stopped.
 */
public final class OcspResponder implements AutoCloseable {

    private static final String INDEX = "index.txt";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final CardPki pki;
    private final int port = Program.freePort();
    private final Map<BigInteger, String> cards = new TreeMap<>();
    private Program process;

    /** @param folder for its files */
    public OcspResponder(Path folder, CardPki pki) {
        this.folder = folder;
        this.pki = pki;
    }

    /** Host and port, whether it runs or not. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** Makes a certificate name it alone. */
    public void namedIn(CertificateParts parts) {
        parts.without(org.bouncycastle.asn1.x509.Extension.cRLDistributionPoints.getId());
        CardPki.responder(parts, "http://" + host() + "/");
    }

    /** Starts it, and returns when it listens. */
    public void start() {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("ca.pem"), Pem.of(pki.issuer().certificate()));
            writeSigner();
            writeIndex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = Program.start(
                        folder,
                        Map.of(),
                        List.of(
                                "openssl",
                                "ocsp",
                                "-index",
                                INDEX,
                                "-CA",
                                "ca.pem",
                                "-rsigner",
                                "signer.pem",
                                "-rkey",
                                "signer.key",
                                "-port",
                                Integer.toString(port),
                                "-nmin",
                                "60"))
                .saying("waiting for OCSP client connections");
    }

    private void writeSigner() throws IOException {
        KeyPair key = KeyAlgorithm.ES256.generate();
        CertificateParts parts = new CertificateParts(CardPki.name("NHS Responder"), key.getPublic());
        CardPki.extendedKeyUsage(parts, KeyPurposeId.id_kp_OCSPSigning);
        parts.extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId(), false, DERNull.INSTANCE);
        Files.writeString(folder.resolve("signer.pem"), Pem.of(pki.issuer().certificateOf(parts)));
        Files.writeString(
                folder.resolve("signer.key"),
                Pem.of("PRIVATE KEY", key.getPrivate().getEncoded()));
    }

    /** Has it say that a card is good, from its next start on. */
    public void issue(CardPki.Card card) {
        say(card, "V\t361231235959Z\t\t");
    }

    /** Has it say that a card was revoked a minute ago since somebody else may have its key, from its next start on. */
    public void revoke(CardPki.Card card) {
        say(card, "R\t361231235959Z\t" + TIME.format(Instant.now().minusSeconds(60)) + ",keyCompromise\t");
    }

    private void say(CardPki.Card card, String status) {
        cards.put(card.certificate().getSerialNumber(), status);
        try {
            writeIndex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As another file of the name: OpenSSL reads it again where it is. */
    private void writeIndex() throws IOException {
        Path changed = Files.createDirectories(folder).resolve("changed.txt");
        Files.write(
                changed,
                cards.entrySet().stream()
                        .map(card -> card.getValue()
                                + card.getKey().toString(16).toUpperCase(Locale.ROOT)
                                + "\tunknown\t/CN="
                                + card.getKey())
                        .toList());
        Files.move(changed, folder.resolve(INDEX), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Does something while it hangs: it takes requests, and answers none. */
    public void whileItHangs(Runnable step) {
        process.freeze();
        try {
            step.run();
        } finally {
            process.thaw();
        }
    }

    /** Stops it; it can be started again. */
    @Override
    public void close() {
        process.close();
    }
}
