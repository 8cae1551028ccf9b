package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every requested acr is essential: what comes back was asked and is true, or is an error to the application. */
class LevelsIT {

    private final TestServer server = TestServer.running();
    private final Application application = Application.create(server, TestServer.REALM, "levels");

    @ParameterizedTest(name = "asked {0}, a test user of level {1}: acr {2}")
    @CsvSource({
        "AAL3_ANY, 3, AAL3_ANY",
        "AAL2_OR_AAL3_ANY, 3, AAL2_OR_AAL3_ANY",
        "AAL2_OR_AAL3_ANY, 2, AAL2_OR_AAL3_ANY",
        "AAL2_ANY, 2, AAL2_ANY",
        "FOO AAL3_ANY, 3, AAL3_ANY",
        "AAL3_FIDO2 AAL3_N3_SMARTCARD, 3, AAL3_N3_SMARTCARD",
        ", 3, AAL3_ANY",
        "'', 3, AAL3_ANY",
    })
    void theAcrIsWhatWasAskedAndIsTrue(String asked, String level, String acr) {
        HttpBrowser browser = new HttpBrowser();
        String person = People.testUser(server.admin(), TestServer.REALM, level);
        var back = Login.asTestUser(browser, application.begin(browser, asking(asked)), person);
        var claims = application.tokens(back).idClaims();
        assertThat(claims.path("acr").textValue()).isEqualTo(acr);
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo(level);
        assertThat(claims.path("amr").toString()).isEqualTo("[\"N3_SMARTCARD\"]");
        assertThat(claims.path("id_assurance_level").textValue()).isEqualTo("3");
        assertThat(claims.path("idassurancelevel").textValue()).isEqualTo("3");
    }

    @ParameterizedTest(name = "asked {0}, a test user of level {1}: unmet_authentication_requirements")
    @CsvSource({"AAL3_ANY, 2", "AAL2_OR_AAL3_ANY, 1", "AAL3_FIDO2, 3", ", 2"})
    void aLowerLevelThanAskedIsAnErrorToTheApplicationAndNeverALowerToken(String asked, String level) {
        HttpBrowser browser = new HttpBrowser();
        String person = People.testUser(server.admin(), TestServer.REALM, level);
        var back = Login.asTestUser(browser, application.begin(browser, asking(asked)), person);
        assertUnmet(back);
    }

    @Test
    void anAcrThatNoMethodReachesIsAnErrorBeforeAnyPage() {
        assertUnmet(application.begin(new HttpBrowser(), Map.of("acr_values", "FOO")));
    }

    @Test
    void anUnknownEssentialAcrIsAnErrorToTheApplicationToo() {
        assertUnmet(application.begin(
                new HttpBrowser(),
                Map.of("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"FOO\"]}}}")));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"{\"essential\":true,\"values\":[1]}", "{\"essential\":true,\"values\":[\"FOO\",\"AAL3_ANY\"]}"})
    void aValueThatIsNoNameIsAnErrorToTheApplication(String acr) {
        assertUnmet(application.begin(new HttpBrowser(), Map.of("claims", "{\"id_token\":{\"acr\":" + acr + "}}")));
    }

    @Test
    void essentialValuesStandAlone() {
        HttpBrowser browser = new HttpBrowser();
        String person = People.testUser(server.admin(), TestServer.REALM, "2");
        var page = application.begin(
                browser,
                Map.of(
                        "acr_values", "AAL2_ANY",
                        "claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"AAL3_ANY\"]}}}"));
        assertUnmet(Login.asTestUser(browser, page, person));
    }

    @Test
    void theLoginMethodPageListsOnlyWhatReachesTheRequest() {
        var all = application.begin(new HttpBrowser(), asking("AAL2_OR_AAL3_ANY"));
        assertThat(all.page().select("input[name=method]").eachAttr("value"))
                .containsExactly("windows-hello", "security-key", "ipad", "authenticator-app", "passkey", "test-user");
        var aal3 = application.begin(new HttpBrowser(), asking("AAL3_ANY"));
        assertThat(aal3.page().select("input[name=method]").eachAttr("value"))
                .as("a passkey gives AAL2")
                .containsExactly("windows-hello", "security-key", "ipad", "test-user");
        var ios = application.begin(new HttpBrowser(), asking("AAL3_IOS"));
        assertThat(ios.page().select("input[name=method]").eachAttr("value")).containsExactly("ipad", "test-user");
        var one = application.begin(new HttpBrowser(), asking("AAL3_N3_SMARTCARD"));
        assertThat(one.page().getElementById("kc-form-login"))
                .as("one method left means no page")
                .isNotNull();
    }

    @Test
    void aHiddenMethodPostedByHandIsRefusedOnThePage() {
        HttpBrowser browser = new HttpBrowser();
        var page = application.begin(browser, asking("AAL2_OR_AAL3_ANY"));
        var again = Login.choose(browser, page, "smartcard");
        assertThat(again.page().select("input[name=method]")).isNotEmpty();
        assertThat(again.page().text()).contains("Select");
        assertThat(again.location()).isNull();
    }

    private static void assertUnmet(HttpBrowser.Answer back) {
        assertThat(back.parameter("error")).as(back.page().text()).isEqualTo("unmet_authentication_requirements");
        assertThat(back.parameter("state")).isEqualTo("a-state");
        assertThat(back.parameter("code")).isNull();
    }

    private static Map<String, String> asking(String acr) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (acr != null) {
            parameters.put("acr_values", acr);
        }
        return parameters;
    }
}
