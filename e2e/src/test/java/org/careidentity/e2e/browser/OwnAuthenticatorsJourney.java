package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person does with their authenticators on their own page, and that everybody can. */
@SideBySide
class OwnAuthenticatorsJourney {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();
    private Browser browser;
    private LoginPages login;

    @BeforeEach
    void open() {
        browser = browsers.open();
        login = new LoginPages(browser);
    }

    /** Somebody with a card, by an import: this browser needs no reader for it. */
    private static Clinician withCard(String level) {
        Clinician clinician = Clinician.atLevel(level, "Winifred", "Ashdown");
        Admin admin = TestServer.running().admin();
        ObjectNode user = (ObjectNode) admin.user(TestServer.REALM, clinician.uuid());
        admin.delete(TestServer.REALM + "/users/" + user.remove("id").textValue())
                .ok();
        String hash = (clinician.uuid() + "0".repeat(64)).substring(0, 64);
        ObjectNode card = Json.MAPPER.createObjectNode();
        card.put("fingerprint", hash)
                .put("keyHash", hash)
                .put("issuer", "CN=NHS Authentication G2")
                .put("serial", "4d2");
        card.put("notBefore", Instant.now().minus(Duration.ofDays(1)).getEpochSecond());
        card.put("notAfter", Instant.now().plus(Duration.ofDays(400)).getEpochSecond());
        card.put("registeredAt", Instant.now().getEpochSecond()).put("registeredBy", "link");
        card.put("status", "ACTIVE").put("warnedAt", 0);
        user.putArray("credentials")
                .addObject()
                .put("type", "care-identity-smartcard")
                .put("userLabel", "Ward card")
                .put("credentialData", card.toString())
                .put("secretData", "{}");
        admin.post(TestServer.REALM + "/partialImport", Map.of("ifResourceExists", "FAIL", "users", List.of(user)))
                .ok();
        return clinician;
    }

    @Test
    void oneIsRenamedReportedLostAndRemoved() {
        Clinician clinician = withCard("3");
        browser.go(Clinician.manage());
        login.choosingTestUser(clinician.uuid());
        page.check(browser, "own-authenticators", "Your authenticators");

        login.button("Rename Ward card").click();
        browser.page().getByLabel("New name").fill("Blue card");
        login.button("Save").click();
        assertThat(browser.page().locator("#care-identity-message")).containsText("has its new name");

        login.button("Report lost Blue card").click();
        assertThat(browser.page().locator("#care-identity-message")).containsText("Registration Authority can let you");
        assertThat(login.button("Report lost Blue card")).hasCount(0);
        page.check(browser, "own-authenticators-lost", "Your authenticators");

        login.button("Remove Blue card").click();
        page.check(browser, "own-authenticator-last", "Remove your last strong authenticator?");
        login.button("Remove authenticator").click();
        assertThat(login.error()).containsText("Tick the box");
        page.check(browser, "own-authenticator-last-error", "Remove your last strong authenticator?");
        browser.page().getByLabel("I understand").check();
        login.button("Remove authenticator").click();
        assertThat(login.heading()).hasText("Authenticator removed");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aSessionOfALowerLevelOffersTheReportAlone() {
        Clinician clinician = withCard("2");
        browser.go(Clinician.manage());
        login.choosingTestUser(clinician.uuid());
        page.check(browser, "own-authenticators-lower-level", "Your authenticators");
        assertThat(login.button("Rename Ward card")).hasCount(0);
        assertThat(login.button("Remove Ward card")).hasCount(0);
        login.button("Report lost Ward card").click();
        assertThat(browser.page().locator("#care-identity-message")).containsText("suspended");
        login.continueLogin();
        assertThat(login.heading()).not().hasText("Your authenticators");
        assertThat(page.problems()).isEmpty();
    }
}
