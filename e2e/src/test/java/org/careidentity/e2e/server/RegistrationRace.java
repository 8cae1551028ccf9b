package org.careidentity.e2e.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.TestServer;

/** Browsers that hold the registration page and answer it at the same moment, all with one device. */
final class RegistrationRace {

    private static final Map<String, String> REGISTER =
            Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-passkey");

    private final Application application;
    private final List<HttpBrowser> browsers = new ArrayList<>();

    private RegistrationRace(Application application) {
        this.application = application;
    }

    /** A browser for each of these people. */
    static RegistrationRace of(Application application, List<String> people) {
        RegistrationRace race = new RegistrationRace(application);
        for (String person : people) {
            HttpBrowser browser = new HttpBrowser();
            Login.asTestUser(browser, application.begin(browser, Map.of()), person);
            race.browsers.add(browser);
        }
        return race;
    }

    /** How the browsers' answers ended; each is either a success, or a page that refuses. */
    List<HttpBrowser.Answer> run(EmulatedAuthenticator device) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(browsers.size());
        ExecutorService threads = Executors.newFixedThreadPool(browsers.size());
        try {
            List<Callable<HttpBrowser.Answer>> answers = new ArrayList<>();
            for (HttpBrowser browser : browsers) {
                HttpBrowser.Answer page = application.begin(browser, REGISTER);
                // options hold the user handle, which the device keeps: one device, whoever registers it
                String credential;
                synchronized (device) {
                    credential = device.register(
                            Login.options(page), application.endpoint("").replaceAll("/realms/.*", ""), a -> {});
                }
                answers.add(() -> {
                    start.await();
                    return browser.submit(page, Map.of("credential", credential, "label", ""));
                });
            }
            List<HttpBrowser.Answer> ends = new ArrayList<>();
            for (Future<HttpBrowser.Answer> end : threads.invokeAll(answers)) {
                ends.add(end.get());
            }
            return ends;
        } finally {
            threads.shutdown();
        }
    }

    static boolean succeeded(HttpBrowser.Answer end) {
        return "success".equals(end.parameter("kc_action_status"));
    }

    /** Whether the person was told that the device is taken, on the form or, where the database allowed no more, a page. */
    static boolean refused(HttpBrowser.Answer end) {
        return end.location() == null
                && (end.status() == 200 || end.status() == 409)
                && end.page().text().contains("This device is registered already");
    }

    /** Makes people with one request, who log in as test users at the highest level. */
    static List<String> people(Admin admin, String realm, int count) {
        List<String> names = new ArrayList<>();
        var users = Json.MAPPER.createArrayNode();
        for (int i = 0; i < count; i++) {
            String uuid = "8"
                    + String.format(
                            "%011d",
                            java.util.concurrent.ThreadLocalRandom.current().nextLong(100_000_000_000L));
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

    /** How many of the people hold the device. */
    static long holders(TestServer server, String realm, List<String> people, EmulatedAuthenticator device) {
        return people.stream()
                .map(person -> server.admin().user(realm, person).path("id").textValue())
                .filter(id -> server.admin()
                        .get(realm + "/users/" + id + "/credentials")
                        .findValuesAsText("credentialData")
                        .toString()
                        .contains("\"" + device.id() + "\""))
                .count();
    }
}
