package org.careidentity.e2e.clients;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.jsoup.nodes.Element;

/** A person whose browser goes from an application to the supplier's login page, to Care Identity and back. */
final class BrokeredVisit {

    private final HttpBrowser browser = new HttpBrowser();
    private final Application application;

    BrokeredVisit(Application application) {
        this.application = application;
    }

    /** Opens the application: the supplier's login page, or the application when the supplier's session is enough. */
    HttpBrowser.Answer open(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("scope", "openid"));
        all.putAll(parameters);
        return application.begin(browser, all);
    }

    /** Presses the Care Identity button: the address that the browser is sent to. */
    URI press(HttpBrowser.Answer loginPage) {
        Element button = loginPage.page().getElementById("social-care-identity");
        if (button == null) {
            throw new AssertionError("no button at " + loginPage.address() + ", status " + loginPage.status() + ": "
                    + loginPage.page().text());
        }
        return URI.create(browser.get(URI.create(button.attr("abs:href"))).location());
    }

    /** What is shown there, or where the browser is sent at once. */
    HttpBrowser.Answer at(URI address) {
        return browser.get(address);
    }

    /** Logs in on a page of Care Identity. */
    HttpBrowser.Answer identify(HttpBrowser.Answer page, String person) {
        return Login.asTestUser(browser, page, person);
    }

    /** Goes where the other server sends the browser. */
    HttpBrowser.Answer back(HttpBrowser.Answer sent) {
        return back(sent, UnaryOperator.identity());
    }

    /** The same, when something happens to the address. */
    HttpBrowser.Answer back(HttpBrowser.Answer sent, UnaryOperator<String> onTheWay) {
        return browser.get(URI.create(onTheWay.apply(sent.location())));
    }

    /** The whole way, from the application to the application. */
    HttpBrowser.Answer logIn(String person, Map<String, String> parameters) {
        return back(identify(at(press(open(parameters))), person));
    }

    /** The whole way, and the tokens of the application. */
    Application.Tokens tokens(String person, Map<String, String> parameters) {
        return application.tokens(logIn(person, parameters));
    }
}
