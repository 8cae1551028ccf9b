package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.MethodSettings;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;

/** A model that is reported as compromised after people registered it: at the next login, and in sessions that it holds. */
class ReportedModelIT {

    private static final Map<String, String> AAL3 = Map.of("acr_values", "AAL3_ANY");
    private static final Map<String, String> ANY = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
    private static final TestAuthority MAKER = TestAuthority.root("Maker of keys to be reported");

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();

    /** A realm whose security keys have these consequences, a model of its own, and somebody who is logged in with it. */
    private final class Ward {

        private final UUID model = UUID.randomUUID();
        private final String realm;
        private final Application application;
        private final HttpBrowser browser = new HttpBrowser();
        private final EmulatedAuthenticator key;
        private Application.Tokens tokens;

        Ward(String name, Map<String, String> consequences) {
            realm = server.copyRealm(TestServer.REALM, name);
            MethodSettings.set(admin, realm, "care-identity-security-key", consequences);
            application = Application.create(server, realm, "application");
            report("FIDO_CERTIFIED_L2");
            DeviceModel like = Devices.securityKey(Attester.of(MAKER, KeyAlgorithm.ES256));
            key = Login.registered(
                    application,
                    People.testUser(admin, realm, "3"),
                    "security-key",
                    new EmulatedAuthenticator(
                            new DeviceModel(model, like.attachment(), like.transports(), 0, like.attestation()),
                            KeyAlgorithm.ES256));
            tokens = application.tokens(logIn(browser, AAL3));
            assertThat(level(tokens)).isEqualTo("3");
        }

        void report(String... statuses) {
            TestServer.metadata()
                    .model(model, "A key of " + realm, List.of(MAKER.certificate()), statuses)
                    .publish()
                    .awaitedBy(server);
        }

        HttpBrowser.Answer logIn(HttpBrowser with, Map<String, String> request) {
            return Login.with(with, application.begin(with, request), "security-key", key, a -> {});
        }

        HttpBrowser.Answer silent(Map<String, String> request) {
            return application.begin(browser, Map.of("acr_values", request.get("acr_values"), "prompt", "none"));
        }

        String level(Application.Tokens of) {
            return of.idClaims().path("authentication_assurance_level").textValue();
        }

        String refreshed() {
            return application
                    .token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()))
                    .error();
        }
    }

    @Test
    void aStatusThatRefusesStopsLoginsAndTakesSessionsAllLevels() {
        Ward ward = new Ward("reported-refuse", Map.of("statuses-refuse", "REVOKED"));
        ward.report("FIDO_CERTIFIED_L2", "REVOKED");
        assertThat(ward.refreshed()).isEqualTo("invalid_grant");
        assertThat(ward.silent(ANY).parameter("error")).isEqualTo("login_required");
        var refused = ward.logIn(new HttpBrowser(), ANY);
        assertThat(refused.location()).isNull();
        assertThat(refused.page().getElementById("care-identity-error")).isNotNull();

        ward.report("FIDO_CERTIFIED_L2");
        assertThat(Application.hasCode(ward.logIn(new HttpBrowser(), AAL3)))
                .as("a report that is taken back counts no more")
                .isTrue();
    }

    @Test
    void aStatusThatLowersLeavesAal2AtTheNextLoginAndAtTheSessionsNextUse() {
        Ward ward = new Ward(
                "reported-lower", Map.of("statuses-refuse", "none", "statuses-lower", "USER_KEY_PHYSICAL_COMPROMISE"));
        ward.report("FIDO_CERTIFIED_L2", "USER_KEY_PHYSICAL_COMPROMISE");
        assertThat(ward.level(ward.application.refresh(ward.tokens))).isEqualTo("2");
        assertThat(ward.silent(AAL3).parameter("error")).isEqualTo("login_required");
        assertThat(Application.hasCode(ward.silent(ANY))).isTrue();
        HttpBrowser fresh = new HttpBrowser();
        assertThat(ward.level(ward.application.tokens(ward.logIn(fresh, ANY)))).isEqualTo("2");
        assertThat(ward.logIn(new HttpBrowser(), AAL3).parameter("error"))
                .isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void aStatusThatWarnsChangesNoLevelAndStandsInTheEvent() {
        Ward ward = new Ward("reported-warn", Map.of("statuses-refuse", "none", "statuses-warn", "REVOKED"));
        ward.report("FIDO_CERTIFIED_L2", "REVOKED");
        assertThat(ward.level(ward.application.refresh(ward.tokens))).isEqualTo("3");
        HttpBrowser fresh = new HttpBrowser();
        assertThat(ward.level(ward.application.tokens(ward.logIn(fresh, AAL3)))).isEqualTo("3");
        assertThat(admin.get(ward.realm + "/events?type=LOGIN&max=1").toString())
                .contains("care_identity_model_warning.REVOKED");
    }

    @Test
    void aCertificationThatIsLostLowersLogins() {
        Ward ward = new Ward("certification-lost", Map.of("least-certification", "L2"));
        ward.report("FIDO_CERTIFIED_L1");
        HttpBrowser fresh = new HttpBrowser();
        assertThat(ward.level(ward.application.tokens(ward.logIn(fresh, ANY)))).isEqualTo("2");
    }
}
