package org.careidentity.bench;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.CardServer;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.MethodSettings;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;

/** A server of 2 GB with a card host, a person with cards, and an application. */
final class CardSite implements Closing.Closeable {

    /** Variables of a server that may hold a list as Java reads it. */
    static final Map<String, String> TWO_GIGABYTES =
            Map.of("JAVA_OPTS_APPEND", "", "JAVA_OPTS_KC_HEAP", "-Xms512m -Xmx2g");

    private static final Map<String, String> AAL3 = Map.of("acr_values", "AAL3_ANY");
    private static final String OPTION = "--spi-authenticator--care-identity-smartcard--";

    private final CardServer cards;
    private final Application application;
    private final String person;

    /** @param options of the smartcard, each {@code name=value} */
    CardSite(CardAuthority authority, String name, int port, String... options) {
        cards = CardServer.start(
                name,
                port,
                TWO_GIGABYTES,
                Stream.concat(
                                Stream.of(TestServer.themesOfProduction()),
                                Stream.concat(
                                                Stream.of(options),
                                                Stream.of("revocation-hosts="
                                                        + authority.network().host()))
                                        .map(OPTION::concat))
                        .toArray(String[]::new));
        MethodSettings.set(
                server().admin(),
                TestServer.REALM,
                "care-identity-smartcard",
                Map.of("anchors", authority.anchor(), "intermediates", authority.intermediate()));
        application = Application.create(server(), TestServer.REALM, "bench");
        person = People.testUser(server().admin(), TestServer.REALM, "3");
    }

    TestServer server() {
        return cards.server();
    }

    Application application() {
        return application;
    }

    /** The UUID of the person. */
    String person() {
        return person;
    }

    HttpBrowser browser(CardPki.Card card) {
        return cards.browser(card);
    }

    /** The first page of a login, by the address that browsers know. */
    HttpBrowser.Answer begin(HttpBrowser browser, Map<String, String> request) {
        URI asked = application.authorizationRequest(request);
        return browser.get(URI.create(CardServer.LOGIN + asked.getRawPath() + "?" + asked.getRawQuery()));
    }

    /** The page of the smartcard. */
    HttpBrowser.Answer cardPage(HttpBrowser browser) {
        HttpBrowser.Answer page = begin(browser, AAL3);
        return page.page().select("input[name=method]").isEmpty()
                ? page
                : browser.submit(page, Map.of("method", "smartcard"));
    }

    /** A whole login with a card, to the tokens. */
    void logIn(CardPki.Card card) {
        HttpBrowser browser = browser(card);
        application.tokens(CardEstate.show(browser, cardPage(browser)));
    }

    @Override
    public void close() {
        cards.close();
    }
}
