package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.Map;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.SupplierRealm;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.realmconfig.RealmConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Care Identity button on the login page of a supplier's own Keycloak, and where it leads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SideBySide
class SupplierLoginJourney {

    private static final String HEADING = "Sign in to your account";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private Application application;

    @BeforeAll
    void importThePreset() {
        URI issuer = URI.create(TestServer.running().url() + "/realms/" + TestServer.REALM);
        application = SupplierRealm.make(RealmConfiguration.supplier(issuer), "supplier-button", provider -> {})
                .application();
    }

    /** Opens the application, which sends the browser to the supplier's login page. */
    private void open(Browser browser) {
        browser.go(application.authorizationRequest(Map.of("scope", "openid", "acr_values", "AAL3_ANY")));
    }

    private static Locator button(Browser browser) {
        return browser.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log in with my Care Identity"));
    }

    private static String person(String level) {
        return People.testUser(TestServer.running().admin(), TestServer.REALM, level);
    }

    @Test
    void theButtonLeadsToCareIdentityAndToTheApplication() {
        PageCheck page = new PageCheck();
        Browser browser = browsers.open();
        LoginPages login = new LoginPages(browser);
        open(browser);
        page.check(browser, "supplier-login", HEADING);
        Locator button = button(browser);
        assertThat(button).hasCSS("background-color", "rgb(0, 94, 184)");
        button.focus();
        assertThat(button).hasCSS("background-color", "rgb(255, 235, 59)");
        page.check(browser, "supplier-login-focus", HEADING);

        button.click();
        login.choosingTestUser(person("2"));
        assertThat(login.heading()).hasText(HEADING);
        page.check(browser, "supplier-login-unmet", HEADING);

        button.click();
        login.choosingTestUser(person("3"));
        assertThat(login.heading()).hasText("Application");
        assertThat(browser.page().url()).contains("code=");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void inKeycloaksDarkModeTheButtonIsTheReverseOne() {
        PageCheck page = new PageCheck();
        Browser browser = browsers.open(options -> options.setColorScheme(ColorScheme.DARK));
        open(browser);
        page.check(browser, "supplier-login-dark", HEADING);
        assertThat(button(browser)).hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat(button(browser)).hasCSS("color", "rgb(0, 94, 184)");
        assertThat(page.problems()).isEmpty();
    }
}
