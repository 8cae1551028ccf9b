package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.MethodSettings;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that can ask no browser for a card offers nobody what would only be refused, whatever the realm has set up. */
@SideBySide
class WithoutCardHostIT {

    private static final String REALM = "cards-without-host";
    private static final TestServer SERVER = TestServer.running();

    private static Application application;
    private static String person;

    @BeforeAll
    static void realm() {
        SERVER.copyRealm(TestServer.REALM, REALM);
        MethodSettings.cards(SERVER.admin(), REALM, CardPki.create(), Map.of("registration", "first-use"));
        application = Application.create(SERVER, REALM, "ward");
        person = People.testUser(SERVER.admin(), REALM, "3");
    }

    @Test
    void theLoginMethodPageHasNoSmartcard() {
        HttpBrowser browser = new HttpBrowser();
        Answer methods = application.begin(browser, Map.of("acr_values", "AAL3_ANY"));
        assertThat(methods.page().select("input[name=method]").eachAttr("value"))
                .contains("security-key", "test-user")
                .doesNotContain("smartcard");
        Answer forced = browser.submit(methods, Map.of("method", "smartcard"));
        assertThat(forced.page().select("input[name=method]")).isNotEmpty();
        assertThat(forced.page().select("button[value=card]")).isEmpty();
    }

    @Test
    void nobodyRegistersASmartcard() {
        HttpBrowser browser = new HttpBrowser();
        Answer page = Login.asTestUser(browser, application.begin(browser, action("manage-authenticators")), person);
        assertThat(page.page().select("button[name=action]").eachAttr("value"))
                .contains("register:security-key")
                .doesNotContain("register:smartcard");
        HttpBrowser other = new HttpBrowser();
        Answer refused = Login.asTestUser(other, application.begin(other, action("register-smartcard")), person);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(SERVER.admin()
                        .get(REALM + "/events?type=UPDATE_CREDENTIAL_ERROR&max=1")
                        .path(0)
                        .path("error")
                        .textValue())
                .isEqualTo("care_identity_card_host_unusable");
    }

    private static Map<String, String> action(String name) {
        return Map.of("acr_values", "AAL3_ANY", "kc_action", "care-identity-" + name);
    }
}
