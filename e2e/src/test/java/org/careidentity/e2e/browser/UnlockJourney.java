package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who is locked unlocks themselves with the code in their e-mail. */
class UnlockJourney {

    private static final String REALM = "unlock-journey";
    private static final Pattern CODE = Pattern.compile("Your code is ([0-9]{6})\\.");

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();

    @Test
    void aLockedPersonAsksForACodeAndEntersIt() {
        TestServer server = TestServer.running();
        Admin admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        AppPerson person = AppPerson.of(admin, REALM);
        Browser browser = browsers.open();
        LoginPages login = new LoginPages(browser);
        try (Mailbox mailbox = new Mailbox()) {
            mailbox.receiveFor(admin, REALM);
            browser.go(URI.create(server.url() + "/realms/" + REALM + "/care-identity-registration/unlock"));
            page.check(browser, "unlock-address", "Unlock your Care Identity");
            login.button("Send me a code").click();
            assertThat(login.error()).containsText("Enter your email address");
            page.check(browser, "unlock-address-error", "Unlock your Care Identity");
            browser.page().getByLabel("Email address").fill(person.email());
            login.button("Send me a code").click();
            page.check(browser, "unlock-code", "Enter the code from your email");
            browser.page().locator("#code").fill("12");
            login.button("Unlock").click();
            assertThat(login.error()).containsText("This code is not right");
            page.check(browser, "unlock-code-error", "Enter the code from your email");
            Matcher code = CODE.matcher(mailbox.mailTo(person.email(), 1).body());
            assertThat(code.find()).isTrue();
            browser.page().locator("#code").fill(code.group(1));
            login.button("Unlock").click();
            page.check(browser, "unlock-done", "Your Care Identity is unlocked");
        }
        assertThat(page.problems()).isEmpty();
    }
}
