package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages under a Content-Security-Policy that forbids every script, style and handler inside a page. */
@SideBySide
class ContentSecurityPolicyJourney {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'";

    private static final String RECORD =
            """
            addEventListener("securitypolicyviolation", event => {
              if (event.target instanceof Element) {
                blocked(event.target.closest(".care-identity-page__body") ? event.target.outerHTML : "");
              }
            });
            """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void registrationAndLoginWorkAndNothingOfOursIsBlocked() {
        String realm = TestServer.running().copyRealm(TestServer.REALM, "care-identity-strict");
        Admin admin = TestServer.running().admin();
        ObjectNode representation = (ObjectNode) admin.get(realm);
        ((ObjectNode) representation.get("browserSecurityHeaders")).put("contentSecurityPolicy", POLICY);
        admin.put(realm, representation).ok();
        Application application = Application.create(TestServer.running(), realm, "ward-application");
        String person = People.testUser(admin, realm, "2");

        Browser browser = browsers.open();
        LoginPages login = new LoginPages(browser);
        VirtualAuthenticator.platform(browser);
        List<String> blocked = new ArrayList<>();
        browser.page().exposeFunction("blocked", arguments -> blocked.add((String) arguments[0]));
        browser.page().addInitScript(RECORD);

        browser.go(application.authorizationRequest(
                Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-passkey")));
        browser.awaitScript();
        login.choosingTestUser(person);
        login.useDevice();
        assertThat(login.heading()).hasText("Application");
        assertThat(browser.page().url()).contains("kc_action_status=success");

        browser.go(application.authorizationRequest(Map.of("acr_values", "AAL2_OR_AAL3_ANY", "prompt", "login")));
        login.choosingPasskey();
        assertThat(login.heading()).hasText("Application");
        assertThat(browser.page().url()).contains("code=");

        // Keycloak's own inline scripts, in the head and around our part of the page, are blocked: the policy is in
        // force.
        assertThat(blocked).isNotEmpty().containsOnly("");
    }
}
