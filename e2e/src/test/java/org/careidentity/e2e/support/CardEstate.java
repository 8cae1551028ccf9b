package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.e2e.support.HttpBrowser.Answer;

/**
 * The authority that issues cards, its list of revoked ones, and the server with a card host that trusts it. Tests share them;
 * they start once and stop with the tests.
 */
public final class CardEstate {

    /** The serial number of cards that are revoked. */
    public static final BigInteger REVOKED = BigInteger.valueOf(0x5EED);

    /** What a browser reads whose visit is not the one of a login of its own. */
    public static final String LOST = "This login by smartcard cannot go on";

    private static final Pattern LEFT =
            Pattern.compile("https://login\\.care\\.[^/]+/realms/[^/?]+/care-identity-card/lost");
    private static final Map<String, String> AAL3 = Map.of("acr_values", "AAL3_ANY");

    private final RevocationServer authority = new RevocationServer();
    private final CardPki pki = CardPki.at("http://" + authority.host() + "/crl");
    private final OcspResponder responder = new OcspResponder(TestServer.target("card-responder"), pki);
    private final CardServer cards;

    private CardEstate() {
        authority.put("root.crl", new CrlParts(1).signedBy(pki.root()));
        authority.put("auth_c1.crl", new CrlParts(1).revoke(REVOKED).signedBy(pki.issuer()));
        cards = CardServer.start(
                "--spi-authenticator--care-identity-smartcard--revocation-first=crl",
                "--spi-authenticator--care-identity-smartcard--revocation-hosts=" + authority.host() + ","
                        + responder.host());
        Runtime.getRuntime().addShutdownHook(new Thread(cards::close));
        settings(TestServer.REALM, Map.of());
    }

    private static final class Holder {

        static final CardEstate ESTATE = new CardEstate();
    }

    /** The shared ones; starts them at the first call. */
    public static CardEstate running() {
        return Holder.ESTATE;
    }

    /** The server and the proxy before it. */
    public CardServer cards() {
        return cards;
    }

    /** The server itself, past the proxy. */
    public TestServer server() {
        return cards.server();
    }

    /** A responder that the server may ask, which nobody has started. */
    public OcspResponder responder() {
        return responder;
    }

    /** Makes a realm take the authority's cards, with more settings. */
    public void settings(String realm, Map<String, String> more) {
        MethodSettings.cards(server().admin(), realm, pki, more);
    }

    /** A new card of a person, with a key of its own, whose certificate a test changes before it is signed. */
    public CardPki.Card cardOf(String uuid, Consumer<CertificateParts> change) {
        return cardOf(pki, uuid, change);
    }

    /** The same by another authority. */
    public static CardPki.Card cardOf(CardPki pki, String uuid, Consumer<CertificateParts> change) {
        var key = KeyAlgorithm.RS256.generate();
        CardPki.Card card = pki.card(parts -> {
            parts.subject = CardPki.name(uuid + "_RANDOM_USERQ");
            parts.key = key.getPublic();
            change.accept(parts);
        });
        return new CardPki.Card(card.certificate(), key);
    }

    /** A new card of a person. */
    public CardPki.Card cardOf(String uuid) {
        return cardOf(uuid, parts -> {});
    }

    /** Another certificate for a card's key. */
    public CardPki.Card again(String uuid, CardPki.Card card, Consumer<CertificateParts> change) {
        return cardOf(uuid, parts -> {
            parts.key = card.key().getPublic();
            change.accept(parts);
        });
    }

    /** A login that has come to the page of the smartcard. */
    public static Answer toThePage(Application application, HttpBrowser browser) {
        return browser.submit(application.begin(browser, AAL3), Map.of("method", "smartcard"));
    }

    /** Presses the button of a page; the address at the card host. */
    public static URI ticket(HttpBrowser browser, Answer page) {
        return URI.create(HttpBrowser.location(browser, page.action(), Map.of("action", "card")));
    }

    /** Shows what the browser has to the card host; the address at the login host. */
    public static URI back(HttpBrowser browser, URI ticket) {
        Answer shown = browser.visit(ticket);
        if (shown.status() != 303 || isLeft(shown)) {
            throw new AssertionError(shown.status() + " " + shown.location() + " " + shown.body());
        }
        return URI.create(shown.location());
    }

    /**
     * Visits an address of the card host or one back from it, which must get nowhere.
     *
     * @return the page that says so, at the login host
     */
    public static Answer refused(HttpBrowser browser, URI address) {
        Answer answer = browser.visit(address);
        Answer page = isLeft(answer) ? browser.visit(URI.create(answer.location())) : answer;
        if (page.status() != 400 || !page.page().text().contains(LOST)) {
            throw new AssertionError(page.status() + " " + page.location() + " " + page.body());
        }
        return page;
    }

    /** Whether the card host sends a browser away with nothing. */
    public static boolean isLeft(Answer answer) {
        return answer.status() == 303 && LEFT.matcher(answer.location()).matches();
    }

    /** Presses the button of a page, and shows what the browser has; what the browser ends at. */
    public static Answer show(HttpBrowser browser, Answer page) {
        return browser.get(back(browser, ticket(browser, page)));
    }

    /** The error of a realm's newest event of a type. */
    public JsonNode newest(String realm, String type) {
        return server().admin().get(realm + "/events?type=" + type + "&max=1").path(0);
    }
}
