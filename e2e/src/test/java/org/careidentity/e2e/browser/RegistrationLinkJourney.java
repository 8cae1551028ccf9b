package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.RegistrationByLink;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person sets up a passkey by the link that their Registration Authority gave them, in a real browser. */
@SideBySide
class RegistrationLinkJourney {

    private static final String REALM = "registration-link-journey";
    private static final String HERE = "RJ1";

    private static TestServer server;
    private static Admin admin;
    private static Staff manager;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();
    private Browser browser;
    private LoginPages pages;
    private String person;

    @BeforeAll
    static void realm() {
        server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        manager = Staff.logIn(
                server, REALM, Staff.named(admin, REALM, "900000000077", "Okonjo", HERE, Staff.MANAGER, "3"));
    }

    @BeforeEach
    void open() {
        person = admin.user(REALM, Staff.person(admin, REALM, HERE, "R8001", "2"))
                .path("id")
                .textValue();
        browser = browsers.open();
        pages = new LoginPages(browser);
    }

    private JsonNode link() {
        return manager.post(
                        "people/" + person + "/links",
                        Map.of("method", "passkey", "reason", "New phone, seen in person at ward 7"))
                .with(201)
                .json();
    }

    private void say(String passphrase) {
        browser.page().locator("#passphrase").fill(passphrase);
        browser.page().locator("#care-identity-continue").click();
    }

    @Test
    void aLinkOpensByItselfAsksForThePassphraseAndEndsWithThePasskeyRegistered() {
        VirtualAuthenticator device = VirtualAuthenticator.platform(browser);
        device.isTouched(true);
        JsonNode link = link();
        browser.go(RegistrationByLink.address(link));
        assertThat(browser.page().locator("#passphrase")).isVisible();
        assertThat(browser.page().locator("#care-identity-link")).containsText("New phone, seen in person at ward 7");
        assertThat(browser.page().locator("#care-identity-link")).containsText("OKONJO Pat");
        page.check(browser, "registration-link-passphrase", "Set up a way to log in");

        say("BBBB-BBBB");
        assertThat(browser.page().locator("#care-identity-error")).containsText("Tries left: 4");
        page.check(browser, "registration-link-passphrase-wrong", "Set up a way to log in");

        say(link.path("passphrase").textValue().toLowerCase(Locale.ROOT).replace("-", " "));
        browser.awaitScript();
        browser.page().locator("#care-identity-webauthn-go").click();
        assertThat(browser.page().getByText("What you registered is part of your Care Identity now"))
                .isVisible();
        Screenshots.of(browser, "registration-link-registered");
        assertThat(device.credentials()).isEqualTo(1);
        assertThat(page.problems()).isEmpty();

        browser.go(RegistrationByLink.address(link));
        assertThat(pages.heading()).hasText("This link cannot be used");
        page.check(browser, "registration-link-over", "This link cannot be used");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aLinkThatAnotherBrowserOpenedSaysSo() {
        URI address = RegistrationByLink.address(link());
        browser.go(address);
        assertThat(browser.page().locator("#passphrase")).isVisible();
        Browser other = browsers.open();
        other.go(address);
        assertThat(new LoginPages(other).heading()).hasText("This link was opened elsewhere");
        page.check(other, "registration-link-elsewhere", "This link was opened elsewhere");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void withoutScriptsALinkIsOpenedByAButton() {
        Browser plain = browsers.open(options -> options.setJavaScriptEnabled(false));
        plain.page().navigate(RegistrationByLink.address(link()).toString());
        assertThat(plain.page().locator("#passphrase")).hasCount(0);
        plain.page().locator("#care-identity-open-link button").click();
        assertThat(plain.page().locator("#passphrase")).isVisible();
    }
}
