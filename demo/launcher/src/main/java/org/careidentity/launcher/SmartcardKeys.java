package org.careidentity.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * The certificates of the demo with smartcards: an authority of cards with two cards, one of which it has cancelled, and an
 * authority of the two hosts. That one may only name hosts of the demo (RFC 5280 section 4.2.1.10) and its key is thrown
 * away, so that a browser which trusts it is open to nothing else.
 *
 * @param folder where they are; they stay until they expire
 */
record SmartcardKeys(Path folder) {

    /** Permitted subtrees of an authority: the DNS name care.localhost and those below it. */
    static final String ONLY_THE_DEMO =
            "2.5.29.30:critical=30:14:A0:12:30:10:82:0E:63:61:72:65:2E:6C:6F:63:61:6C:68:6F:73:74";

    private static final String DAYS = "365";
    private static final Duration LEAST_LEFT = Duration.ofDays(7);
    private static final String CARD = "card";
    private static final String CANCELLED = "cancelled";

    /** Makes them, unless there are some that are good for another week. */
    void make(String person) {
        if (isGood()) {
            return;
        }
        try {
            Folders.delete(folder);
            Files.createDirectories(hosts());
            Files.createDirectories(folder.resolve("authority"));
            makeCards("CN=" + person + "_DEMO,OU=People,O=demo");
            makeHosts();
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot make the demo's cards in " + folder + ": " + broken, broken);
        }
    }

    private boolean isGood() {
        return Files.exists(trusted())
                && KeyFile.of(card())
                        .certificate(CARD)
                        .getNotAfter()
                        .after(Date.from(Instant.now().plus(LEAST_LEFT)));
    }

    private void makeCards(String name) throws IOException {
        KeyTool authority = new KeyTool(folder.resolve("authority/cards.p12"));
        authority.makeAuthority("CN=Care Identity demo card authority", DAYS, "bc:c", "ku:c=keyCertSign,cRLSign");
        for (String alias : new String[] {CARD, CANCELLED}) {
            authority.certify(alias, name, DAYS, "ku:c=digitalSignature", "eku=clientAuth");
        }
        authority.copy(CARD, card());
        authority.copy(CANCELLED, cancelledCard());
        KeyFile made = KeyFile.of(authority.store());
        String cancelled = made.certificate(CANCELLED).getSerialNumber().toString();
        authority.run(
                "-gencrl",
                "-alias",
                KeyTool.AUTHORITY,
                "-id",
                cancelled,
                "-validity",
                DAYS,
                "-file",
                list().toString());
        Files.writeString(hosts().resolve("card-issuers.pem"), made.certificatePem(KeyTool.AUTHORITY));
        Files.writeString(anchors(), made.certificatePem(KeyTool.AUTHORITY));
    }

    private void makeHosts() throws IOException {
        KeyTool authority = new KeyTool(folder.resolve("authority/hosts.p12"));
        authority.makeAuthority("CN=Care Identity demo hosts", DAYS, "bc:c", "ku:c=keyCertSign", ONLY_THE_DEMO);
        authority.certify("login", "CN=" + CardHosts.LOGIN, DAYS, "san=dns:" + CardHosts.LOGIN, "eku=serverAuth");
        authority.certify("card", "CN=" + CardHosts.CARD, DAYS, "san=dns:" + CardHosts.CARD, "eku=serverAuth");
        KeyFile made = KeyFile.of(authority.store());
        for (String host : new String[] {"login", "card"}) {
            Files.writeString(hosts().resolve(host + ".pem"), made.certificatePem(host));
            Files.writeString(hosts().resolve(host + ".key"), made.keyPem(host));
        }
        Files.writeString(trusted(), made.certificatePem(KeyTool.AUTHORITY));
        new KeyTool(trustStore())
                .run(
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        "hosts",
                        "-file",
                        trusted().toString());
        Files.delete(authority.store());
    }

    /** The files that the recipes of card hosts name. */
    Path hosts() {
        return folder.resolve("hosts");
    }

    /** The authority of cards, as PEM. */
    Path anchors() {
        return hosts().resolve("card-roots.pem");
    }

    /** The authority's list of cancelled cards. */
    Path list() {
        return folder.resolve("cards.crl");
    }

    /** The card, with its key, as PKCS#12. */
    Path card() {
        return folder.resolve("demo-card.p12");
    }

    /** A card of the same person that is cancelled. */
    Path cancelledCard() {
        return folder.resolve("cancelled-card.p12");
    }

    /** The authority of the hosts, for browsers. */
    Path trusted() {
        return folder.resolve("demo-hosts.crt");
    }

    /** The same for Java. */
    Path trustStore() {
        return folder.resolve("demo-hosts.p12");
    }

    /** The certificate of the card. */
    X509Certificate cardCertificate() {
        return KeyFile.of(card()).certificate(CARD);
    }

    /** The key of the card, as PEM. */
    String cardKey() {
        return KeyFile.of(card()).keyPem(CARD);
    }
}
