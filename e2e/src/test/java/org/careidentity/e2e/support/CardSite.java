package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.authenticators.programs.CardHostRecipe;
import org.careidentity.authenticators.programs.Program;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;

/**
 * A site with smartcards, as browsers see it: a real proxy with the documented recipe before a login host and a card host, an
 * authority that issues and revokes cards, and a reader with cards as tokens. It starts once and stops with the tests; those
 * who use it have the lock of its name.
 */
public final class CardSite {

    /** For {@link org.junit.jupiter.api.parallel.ResourceLock}: the reader has one card at a time. */
    public static final String LOCK = "card-site";

    /** The login host. */
    public static final URI LOGIN = URI.create("https://login.care.test");

    /** The card host. */
    public static final URI CARD = URI.create("https://card.care.test");

    /** The card of {@link #person}. */
    public static final String GOOD = "good";

    /** A card of theirs that has expired. */
    public static final String EXPIRED = "expired";

    /** A card of theirs that expires in ten days. */
    public static final String EXPIRING = "expiring";

    /** A card of theirs from an authority that has the name of ours, and another key. */
    public static final String OTHER_AUTHORITY = "other-authority";

    /** A card of theirs that the authority has revoked. */
    public static final String REVOKED = "revoked";

    private static final int PORT = 18681;
    private static final Path FOLDER = TestServer.target("card-site-files");

    private final RevocationServer authority = new RevocationServer();
    private final CardPki pki = CardPki.at("http://" + authority.host() + "/crl");
    private final CardHostFiles files = CardHostFiles.write(fresh("keys"), pki);
    private final SoftHsm tokens = new SoftHsm(fresh("cards"));
    private final VirtualReader reader = new VirtualReader(fresh("reader"), SoftHsm.MODULE, tokens.environment());
    private final KeycloakDistribution distribution =
            TestServer.demoDistribution(TestServer.artifacts().keycloakZip(), "card-site");
    private final int loginPort = Program.freePort();
    private final int cardPort = Program.freePort();
    private CardHostRecipe front;
    private Program proxy;
    private KeycloakServer keycloak;

    private String person;
    private BigInteger serial;

    private CardSite() {
        settle(CardHostRecipe.NGINX);
        takeCards(TestServer.REALM);
        person = People.testUser(server().admin(), TestServer.REALM, "3");
        serial = issue(GOOD, parts -> {});
        issue(EXPIRED, parts -> {
            parts.notBefore = Instant.now().minus(Duration.ofDays(30));
            parts.notAfter = Instant.now().minus(Duration.ofDays(1));
        });
        issue(EXPIRING, parts -> parts.notAfter = Instant.now().plus(Duration.ofDays(10)));
        issue(CardPki.create(), OTHER_AUTHORITY, parts -> {});
        BigInteger revoked = issue(REVOKED, parts -> {});
        authority.put("auth_c1.crl", new CrlParts(1).revoke(revoked).signedBy(pki.issuer()));
        authority.put("root.crl", new CrlParts(1).signedBy(pki.root()));
    }

    /** The site; starts it at the first call, behind nginx. */
    public static CardSite running() {
        return Holder.SITE;
    }

    /** The site behind a proxy; starts it again when the proxy was another. */
    public static CardSite behind(CardHostRecipe proxy) {
        Holder.SITE.settle(proxy);
        return Holder.SITE;
    }

    private void settle(CardHostRecipe wanted) {
        if (wanted == front) {
            return;
        }
        stop();
        keycloak = TestServer.own(distribution, PORT, "keycloak-card-site")
                .importRealms()
                .options(CardServer.options(LOGIN, CARD, option(wanted)))
                .options(
                        "--spi-authenticator--care-identity-smartcard--revocation-first=crl",
                        "--spi-authenticator--care-identity-smartcard--revocation-hosts=" + authority.host())
                .start();
        proxy = proxy(wanted);
        front = wanted;
    }

    private Program proxy(CardHostRecipe recipe) {
        try {
            String configuration = recipe.documented()
                    .replace("login.example.org", LOGIN.getHost())
                    .replace("card.example.org", CARD.getHost())
                    // the port that browsers ask for, which the resolver's rules lead elsewhere
                    .replace("$server_port", "443")
                    .replace("%[dst_port]", "443");
            return recipe.start(configuration, fresh(option(recipe)), files.folder(), loginPort, cardPort, PORT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's word for a proxy. */
    private static String option(CardHostRecipe recipe) {
        return recipe.name().toLowerCase(Locale.ROOT);
    }

    /** The server itself, past the proxy. */
    public TestServer server() {
        return TestServer.at(keycloak.baseUrl());
    }

    /** A browser of somebody who has no card, and may send what no browser would. */
    public HttpBrowser stranger() {
        return new HttpBrowser(
                HttpClient.newHttpClient(), address -> HttpRequest.newBuilder(URI.create(keycloak.baseUrl()
                                + address.getRawPath()
                                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())))
                        .header("X-Forwarded-Host", address.getAuthority())
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Port", "443"));
    }

    /** Makes a realm take the cards of this site's authority. */
    public void takeCards(String realm) {
        MethodSettings.cards(server().admin(), realm, pki, Map.of());
    }

    /** The reader, which browsers of this site have. */
    public VirtualReader reader() {
        return reader;
    }

    /** The tokens that are put into the reader. */
    public SoftHsm tokens() {
        return tokens;
    }

    /** A clinician with cards. */
    public String person() {
        return person;
    }

    /** The serial number of the card {@link #GOOD}, as it is shown to people. */
    public String serial() {
        return serial.toString(16);
    }

    /** The authority that issues cards. */
    public CardPki pki() {
        return pki;
    }

    /** The certificate of the authority that browsers trust for hosts. */
    public Path trusted() {
        return files.trusted();
    }

    /** Where the names of the site are, in the words of Chromium's resolver. */
    public String resolverRules() {
        return "MAP " + LOGIN.getHost() + " 127.0.0.1:" + loginPort + ",MAP " + CARD.getHost() + " 127.0.0.1:"
                + cardPort;
    }

    private BigInteger issue(String label, Consumer<CertificateParts> change) {
        return issue(pki, label, change);
    }

    private BigInteger issue(CardPki issuer, String label, Consumer<CertificateParts> change) {
        return tokens.make(label, key -> issuer.card(parts -> {
                            parts.key = key;
                            parts.subject = CardPki.name(person + "_RANDOM_USERQ");
                            change.accept(parts);
                        })
                        .certificate())
                .getSerialNumber();
    }

    /** What nginx has written of the connections on which cards were shown, a line each. */
    public List<String> connections() {
        try {
            return Files.readAllLines(FOLDER.resolve("nginx").resolve("tls.log")).stream()
                    .filter(line -> line.startsWith(CARD.getHost() + "/realms/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fresh(String name) {
        return Folder.empty(FOLDER.resolve(name));
    }

    private void stop() {
        if (proxy != null) {
            proxy.close();
            keycloak.close();
        }
    }

    private static final class Holder {

        static final CardSite SITE = start();

        private static CardSite start() {
            CardSite site = new CardSite();
            Runtime.getRuntime().addShutdownHook(new Thread(site::stop));
            return site;
        }
    }
}
