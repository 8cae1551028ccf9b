package org.careidentity.e2e.clients;

import java.net.URI;
import java.util.Map;
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
        HttpBrowser.Answer atTheIssuer = goOn(browser.get(page));
        return goOn(Login.asTestUser(browser, atTheIssuer, person));
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
