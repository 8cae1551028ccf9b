package org.careidentity.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.phone.LoginRequest;
import org.careidentity.phone.Phone;

/** A login that waits for a phone, in a browser that asks whether it has answered. */
final class OpenRequest {

    private static final long SECOND = 1_000_000_000L;
    private static final long GOOD_FOR_SECONDS = 120;
    private static final int OK = 200;

    private final PhoneOwners.PhoneOwner owner;
    private final HttpClient http;
    private final HttpBrowser browser;
    private final HttpBrowser.Answer page;
    private final URI state;
    private final long opened;

    private OpenRequest(
            PhoneOwners.PhoneOwner owner, HttpClient http, HttpBrowser browser, HttpBrowser.Answer page, long opened) {
        this.owner = owner;
        this.http = http;
        this.browser = browser;
        this.page = page;
        this.state = page.address()
                .resolve(page.page().getElementById("care-identity-waiting").attr("data-state"));
        this.opened = opened;
    }

    /** A login that has come to the page with the number. */
    static OpenRequest begin(Application application, PhoneOwners.PhoneOwner owner, HttpClient http) {
        long opened = System.nanoTime();
        HttpBrowser browser = new HttpBrowser(http);
        HttpBrowser.Answer password = application.begin(browser, Map.of("acr_values", "AAL2_ANY"));
        HttpBrowser.Answer page =
                browser.submit(password, Map.of("email", owner.email(), "password", AppPerson.PASSWORD));
        if (!PushPerson.showsNumber(page)) {
            throw new IllegalStateException("no number: " + page.page().text());
        }
        return new OpenRequest(owner, http, browser, page, opened);
    }

    /** Whether it may be answered that long. */
    boolean isOpenFor(int seconds) {
        return System.nanoTime() - opened < (GOOD_FOR_SECONDS - seconds) * SECOND;
    }

    /** What the page asks by itself, without cookies as it does. */
    boolean isAnswered() {
        HttpBrowser.Answer answer = new HttpBrowser(http).visit(state);
        if (answer.status() != OK) {
            throw new IllegalStateException("a poll was answered " + answer.status());
        }
        return Json.read(answer.body()).get("answered").booleanValue();
    }

    /** What the phone does when its owner has seen the number; returns when the phone has its answer. */
    void approve(Phone phone) {
        LoginRequest request = phone.requests(owner.account()).get(0);
        phone.approve(
                request, page.page().getElementById("care-identity-number").attr("data-number"));
    }

    /** What the page does when the phone has answered; returns when the browser is back with a code. */
    void goOn() {
        HttpBrowser.Answer back = PushPerson.goOn(browser, page);
        if (!Application.hasCode(back)) {
            throw new IllegalStateException("no code: " + back.page().text());
        }
    }
}
