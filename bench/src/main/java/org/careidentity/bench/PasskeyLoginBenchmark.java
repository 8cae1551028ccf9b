package org.careidentity.bench;

import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;

/** What a whole login costs the server: from the first page, which is the only one on every side, to the tokens. */
final class PasskeyLoginBenchmark {

    private static final String REALM = "bench-passkey";
    /** A server compiles for thousands of logins what they run through, and wards have servers that run for weeks. */
    private static final Effort LOGINS = new Effort(50, 40);

    private PasskeyLoginBenchmark() {}

    static List<Ratio> ratios(Stage stage) {
        Side ours = login(stage.server());
        return List.of(
                new Ratio(
                        "passkey-login/vs-password",
                        "A login by passkey, from the page to the tokens, against Keycloak's user name and password in a"
                                + " realm as Keycloak makes them (argon2)",
                        Target.atMost(0.33),
                        ours,
                        password(stage.stock()),
                        stage.cpu(),
                        LOGINS),
                new Ratio(
                        "passkey-login/vs-stock-passkey",
                        "The same, against Keycloak's passwordless WebAuthn on as many pages, one, in such a realm",
                        Target.atMost(1.05),
                        ours,
                        StockPasskey.login(stage.server()),
                        stage.cpu(),
                        LOGINS));
    }

    /** Makes a realm with a person and their passkey, the only method there; an operation is a login. */
    static Side login(TestServer server) {
        server.copyRealm(TestServer.REALM, REALM);
        Application application = Application.create(server, REALM, "bench");
        EmulatedAuthenticator passkey =
                Login.registeredPasskey(application, People.testUser(server.admin(), REALM, "2"));
        OnlyMethod.leave(server.admin(), REALM, "passkey");
        Map<String, String> request = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
        return () -> {
            HttpBrowser browser = new HttpBrowser();
            application.tokens(Login.withPasskey(browser, application.begin(browser, request), passkey));
        };
    }

    private static Side password(Stage.LoggedIn person) {
        return () -> {
            HttpBrowser browser = new HttpBrowser();
            HttpBrowser.Answer page = person.application().begin(browser, person.request());
            person.application().tokens(browser.submit(page, Stage.STOCK_LOGIN));
        };
    }
}
