package org.careidentity.e2e.clients;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;

/** A person at a browser who opens a page of a site that wants a login. */
final class SiteVisit {

    private final HttpBrowser browser = new HttpBrowser();
    private final URI page;

    SiteVisit(String page) {
        this.page = URI.create(page);
    }

    /** Opens the page, logs in at the issuer, and comes back: the site's answer. */
    HttpBrowser.Answer logIn(String person) {
        return logIn(person, UnaryOperator.identity());
    }

    /** The same, when something happens to the address that the browser comes back to. */
    HttpBrowser.Answer logIn(String person, UnaryOperator<String> onTheWay) {
        HttpBrowser.Answer atTheIssuer = goOn(browser.get(page));
        HttpBrowser.Answer done = Login.asTestUser(browser, atTheIssuer, person);
        return goOn(browser.get(URI.create(onTheWay.apply(done.location()))));
    }

    /** Puts another value into a parameter of an address. */
    static UnaryOperator<String> withAnother(String parameter) {
        return address -> {
            String changed = address.replaceAll("([?&]" + parameter + "=)[^&]*", "$1another");
            if (changed.equals(address)) {
                throw new AssertionError("no " + parameter + " in " + address);
            }
            return changed;
        };
    }

    /** Opens another page of the site. */
    HttpBrowser.Answer open(String other) {
        return browser.get(URI.create(other));
    }

    /** Whether the page opens without a login. */
    boolean isLoggedIn() {
        HttpBrowser.Answer answer = browser.get(page);
        return answer.status() == 200
                && answer.location() == null
                && answer.address().equals(page);
    }

    /** Posts a logout token, as an issuer does, and returns the status of the answer. */
    static int postLogoutToken(String uri, String token) {
        return new HttpBrowser()
                .post(URI.create(uri), Map.of("logout_token", token))
                .status();
    }

    private HttpBrowser.Answer goOn(HttpBrowser.Answer answer) {
        HttpBrowser.Answer last = answer;
        while (last.location() != null) {
            last = browser.get(URI.create(last.location()));
        }
        return last;
    }
}
