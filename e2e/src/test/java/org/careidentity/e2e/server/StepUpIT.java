package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;

/** A step-up counts only credentials that existed before it began (CVE-2023-3597). */
class StepUpIT {

    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_ANY");

    private final TestServer server = TestServer.running();
    private final Application application = Application.create(server, TestServer.REALM, "step-up");
    private final HttpBrowser browser = new HttpBrowser();
    private final String person = People.testUser(server.admin(), TestServer.REALM, "1", "USERPASS");

    private String sessionAtAal1() {
        return application
                .tokens(Login.asTestUser(
                        browser, application.begin(browser, Map.of("acr_values", "AAL1_USERPASS")), person))
                .idClaims()
                .path("sid")
                .textValue();
    }

    private EmulatedAuthenticator passkeyRegisteredElsewhere() {
        People.prove(server.admin(), TestServer.REALM, person, "2", "TOTP");
        return Login.registeredPasskey(application, person);
    }

    @Test
    void aPasskeyThatWasThereBeforeStepsTheSessionUp() {
        String session = sessionAtAal1();
        EmulatedAuthenticator passkey = passkeyRegisteredElsewhere();
        var tokens = application.tokens(Login.withPasskey(browser, application.begin(browser, AAL2), passkey));
        assertThat(tokens.idClaims().path("acr").textValue()).isEqualTo("AAL2_ANY");
        assertThat(tokens.idClaims().path("sid").textValue()).isEqualTo(session);
    }

    @Test
    void aPasskeyThatWasAddedWhileTheStepUpWaitedDoesNotCount() {
        sessionAtAal1();
        var page = Login.choose(browser, application.begin(browser, AAL2), "passkey");
        EmulatedAuthenticator passkey = passkeyRegisteredElsewhere();
        var refused = Login.withPasskey(browser, page, passkey);
        assertThat(refused.location()).isNull();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.page().text()).contains("You added this login method after this login began");
        var silent = application.begin(browser, Map.of("acr_values", "AAL2_ANY", "prompt", "none"));
        assertThat(silent.parameter("error"))
                .as("the session has not stepped up")
                .isEqualTo("login_required");

        var again = Login.withPasskey(browser, application.begin(browser, AAL2), passkey);
        assertThat(Application.hasCode(again))
                .as("it counts from the next login on")
                .isTrue();
    }

    @Test
    void aFirstLoginMayUseAPasskeyThatWasAddedWhileItsPageWaited() {
        var page = Login.choose(browser, application.begin(browser, AAL2), "passkey");
        EmulatedAuthenticator passkey = passkeyRegisteredElsewhere();
        assertThat(Application.hasCode(Login.withPasskey(browser, page, passkey)))
                .isTrue();
    }
}
