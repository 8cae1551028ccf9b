package org.careidentity.e2e.server;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;

/** Browsers that hold the registration page and answer it at the same moment, all with one device. */
final class RegistrationRace {

    private static final Map<String, String> REGISTER =
            Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-passkey");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Application application;
    private final List<String> people;

    RegistrationRace(Application application, List<String> people) {
        this.application = application;
        this.people = people;
    }

    /** How the answers ended, one for each person; each is either a success, or a page that refuses. */
    List<HttpBrowser.Answer> run(EmulatedAuthenticator device) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(people.size());
        List<Callable<HttpBrowser.Answer>> answers = new ArrayList<>();
        for (String person : people) {
            HttpBrowser browser = new HttpBrowser(http);
            var page = Login.asTestUser(browser, application.begin(browser, REGISTER), person);
            var fields = Login.registration(page, device, a -> {});
            answers.add(() -> {
                start.await();
                return browser.submit(page, fields);
            });
        }
        return AtOnce.run(answers);
    }

    static boolean succeeded(HttpBrowser.Answer end) {
        return "success".equals(end.parameter("kc_action_status"));
    }

    /** Whether the person was told that the device is taken, on the form or, where the database allowed no more, a page. */
    static boolean refused(HttpBrowser.Answer end) {
        return end.location() == null
                && (end.status() == 200 || end.status() == 409)
                && end.page().text().contains("This device is registered here already");
    }

    /** Makes people with one request, who log in as test users at the highest level. */
    static List<String> people(Admin admin, String realm, int count) {
        List<String> names = new ArrayList<>();
        var users = Json.MAPPER.createArrayNode();
        for (int i = 0; i < count; i++) {
            String uuid =
                    "8" + String.format("%011d", ThreadLocalRandom.current().nextLong(100_000_000_000L));
            names.add(uuid);
            var user = users.addObject().put("username", uuid).put("enabled", true);
            user.put("firstName", "Test").put("lastName", "Person").put("email", uuid + "@example.test");
            var attributes = user.putObject("attributes");
            attributes.putArray("nhsid_useruid").add(uuid);
            attributes.putArray("name").add("PERSON Test Dr");
            attributes.putArray("idassurancelevel").add("3");
            attributes.putArray("care_identity_test_level").add("3");
            attributes.putArray("care_identity_test_amr").add("N3_SMARTCARD");
        }
        admin.post(realm + "/partialImport", Map.of("ifResourceExists", "FAIL", "users", users))
                .ok();
        return names;
    }
}
