package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;

/**
 * Whatever a person and two applications do one after the other, no token says a higher level than was proved in the
 * session, or an acr that is not true (NIST SP 800-63B-4 section 5.1).
 */
class AssuranceSequencesIT {

    private static final String REALM = TestServer.MOCK_REALM;

    private final TestServer server = TestServer.running();
    private final List<Application> applications =
            List.of(Application.create(server, REALM, "sequences-0"), Application.create(server, REALM, "sequences-1"));

    /** What happens: an application asks, with or without a forced login, or refreshes what it has. */
    record Event(int application, String kind, String acr, String level) {}

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.of(0, 1),
                        Arbitraries.of("login", "ask", "ask", "refresh"),
                        Arbitraries.of("", "AAL1_USERPASS", "AAL2_OR_AAL3_ANY", "AAL3_ANY", "AAL3_FIDO2"),
                        Arbitraries.of("1 USERPASS", "2 TOTP", "3 FIDO2", "3 N3_SMARTCARD"))
                .as(Event::new)
                .list()
                .ofSize(12);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void noTokenSaysMoreThanWasProved(@ForAll("events") List<Event> events) {
        String person = People.testUser(server.admin(), REALM, "1", "USERPASS");
        HttpBrowser browser = new HttpBrowser();
        Map<Integer, Application.Tokens> tokens = new HashMap<>();
        int proved = 0;
        List<String> story = new ArrayList<>();
        for (Event event : events) {
            story.add(event.toString());
            Application application = applications.get(event.application());
            Application.Tokens told = null;
            if (event.kind().equals("refresh")) {
                if (tokens.containsKey(event.application())) {
                    told = application.refresh(tokens.get(event.application()));
                }
            } else {
                HttpBrowser.Answer answer = application.begin(browser, request(event));
                boolean singleSignOn = Application.hasCode(answer);
                int level = event.level().charAt(0) - '0';
                if (!singleSignOn && answer.location() == null) {
                    String[] proof = event.level().split(" ");
                    People.prove(server.admin(), REALM, person, proof[0], proof[1]);
                    answer = Login.asTestUser(browser, answer, person);
                }
                if (Application.hasCode(answer)) {
                    told = application.tokens(answer);
                    if (!singleSignOn) {
                        proved = event.kind().equals("login") ? level : Math.max(proved, level);
                    }
                    story.add("  code" + (singleSignOn ? " by single sign-on" : ""));
                }
            }
            if (told != null) {
                tokens.put(event.application(), told);
                holds(told.idClaims(), proved, event, story);
            }
        }
    }

    private static void holds(JsonNode claims, int proved, Event event, List<String> story) {
        int level =
                Integer.parseInt(claims.path("authentication_assurance_level").textValue());
        String acr = claims.path("acr").textValue();
        String amr = claims.path("amr").path(0).textValue();
        assertThat(level).as("level after %s", story).isLessThanOrEqualTo(proved);
        assertThat(acr).as("acr after %s", story).isNotBlank();
        assertThat(level)
                .as("the level that %s speaks of, after %s", acr, story)
                .isGreaterThanOrEqualTo(acr.startsWith("AAL3") ? 3 : acr.startsWith("AAL2") ? 2 : 1);
        if (acr.equals("AAL3_FIDO2")) {
            assertThat(amr).as("amr after %s", story).isEqualTo("FIDO2");
        }
        if (!event.kind().equals("refresh") && !event.acr().isEmpty()) {
            assertThat(acr).as("acr after %s", story).isEqualTo(event.acr());
        }
    }

    private static Map<String, String> request(Event event) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!event.acr().isEmpty()) {
            parameters.put("acr_values", event.acr());
        }
        if (event.kind().equals("login")) {
            parameters.put("prompt", "login");
        }
        return parameters;
    }
}
