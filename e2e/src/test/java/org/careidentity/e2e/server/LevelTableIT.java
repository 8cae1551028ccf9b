package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.MarkdownTable;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the tables of {@code docs/levels.md}: method, asked value and session, to the result. */
class LevelTableIT {

    private static final String PAGE = "levels.md";

    private final TestServer server = TestServer.running();
    private final Application application = Application.create(server, TestServer.REALM, "level-table");
    private final Application other = Application.create(server, TestServer.REALM, "level-table-other");

    /** What a login proves, as the page writes it: {@code AAL3 N3_SMARTCARD}. */
    private record Proved(String level, String amr) {

        static Proved of(String cell) {
            String[] words = cell.split(" ");
            return new Proved(words[0].replace("AAL", ""), words[1]);
        }
    }

    @TestFactory
    Stream<DynamicTest> aLoginSatisfiesWhatThePageSaysAndNothingElse() {
        return cells((proved, asked, yes) -> login(proved, asked, yes));
    }

    @TestFactory
    Stream<DynamicTest> aSessionSatisfiesWhatThePageSaysForAnyApplication() {
        MarkdownTable table = MarkdownTable.of(PAGE, "Proved");
        Map<Proved, HttpBrowser> sessions = new LinkedHashMap<>();
        table.rows().forEach(row -> {
            Proved proved = Proved.of(row.get(0));
            int satisfied = row.subList(2, row.size()).indexOf("yes") + 2;
            HttpBrowser browser = new HttpBrowser();
            String person = People.testUser(server.admin(), TestServer.REALM, proved.level(), proved.amr());
            application.tokens(Login.asTestUser(
                    browser, application.begin(browser, asking(table.header().get(satisfied))), person));
            sessions.put(proved, browser);
        });
        return cells((proved, asked, yes) -> singleSignOn(sessions.get(proved), proved, asked, yes));
    }

    @TestFactory
    Stream<DynamicTest> aStepUpAsksForWhatIsMissingAndKeepsTheSession() {
        return MarkdownTable.of(PAGE, "Session").rows().stream()
                .map(row -> DynamicTest.dynamicTest(String.join(", ", row.subList(0, 3)), () -> stepUp(row)));
    }

    private interface Cell {
        void run(Proved proved, String asked, boolean yes);
    }

    private static Stream<DynamicTest> cells(Cell cell) {
        MarkdownTable table = MarkdownTable.of(PAGE, "Proved");
        return table.rows().stream().flatMap(row -> IntStream.range(1, row.size())
                .mapToObj(column -> DynamicTest.dynamicTest(
                        row.get(0) + ", asked " + table.header().get(column) + ": " + row.get(column), () -> {
                            assertThat(row.get(column)).isIn("yes", "no");
                            cell.run(
                                    Proved.of(row.get(0)),
                                    table.header().get(column),
                                    row.get(column).equals("yes"));
                        })));
    }

    private void login(Proved proved, String asked, boolean yes) {
        HttpBrowser browser = new HttpBrowser();
        String person = People.testUser(server.admin(), TestServer.REALM, proved.level(), proved.amr());
        HttpBrowser.Answer back = Login.asTestUser(browser, application.begin(browser, asking(asked)), person);
        if (yes) {
            assertSays(application.tokens(back).idClaims(), proved, asked);
        } else {
            assertThat(back.parameter("error")).isEqualTo("unmet_authentication_requirements");
            assertThat(other.begin(browser, silently("AAL1_USERPASS")).parameter("error"))
                    .as("no session")
                    .isEqualTo("login_required");
        }
    }

    private void singleSignOn(HttpBrowser browser, Proved proved, String asked, boolean yes) {
        HttpBrowser.Answer silent = other.begin(browser, silently(asked));
        HttpBrowser.Answer page = other.begin(browser, asking(asked));
        if (yes) {
            assertSays(other.tokens(silent).idClaims(), proved, asked);
            assertSays(other.tokens(page).idClaims(), proved, asked);
        } else {
            assertThat(silent.parameter("error")).isEqualTo("login_required");
            assertThat(page.location()).isNull();
            assertThat(page.status()).isEqualTo(200);
        }
    }

    private void stepUp(List<String> row) {
        Proved first = Proved.of(row.get(0));
        Proved second = Proved.of(row.get(2));
        HttpBrowser browser = new HttpBrowser();
        String person = People.testUser(server.admin(), TestServer.REALM, first.level(), first.amr());
        String enough = "AAL" + first.level() + (first.level().equals("1") ? "_USERPASS" : "_ANY");
        JsonNode before = application
                .tokens(Login.asTestUser(browser, application.begin(browser, asking(enough)), person))
                .idClaims();
        People.prove(server.admin(), TestServer.REALM, person, second.level(), second.amr());

        HttpBrowser.Answer page = other.begin(browser, asking(row.get(1)));
        assertThat(page.location()).as("the session does not suffice").isNull();
        HttpBrowser.Answer back = Login.asTestUser(browser, page, person);
        if (row.get(3).equals("unmet")) {
            assertThat(back.parameter("error")).isEqualTo("unmet_authentication_requirements");
        } else {
            JsonNode claims = other.tokens(back).idClaims();
            assertThat(row.get(3))
                    .isEqualTo(claims.path("acr").textValue() + ", level "
                            + claims.path("authentication_assurance_level").textValue());
            assertThat(claims.path("sid").textValue())
                    .isEqualTo(before.path("sid").textValue());
        }
        for (String acr : row.get(4).split(", ")) {
            assertThat(Application.hasCode(application.begin(browser, silently(acr))))
                    .as(acr)
                    .isTrue();
        }
    }

    private static void assertSays(JsonNode claims, Proved proved, String asked) {
        assertThat(claims.path("acr").textValue()).isEqualTo(asked.equals("nothing") ? "AAL3_ANY" : asked);
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo(proved.level());
        assertThat(claims.path("amr").toString()).isEqualTo("[\"" + proved.amr() + "\"]");
    }

    private static Map<String, String> asking(String acr) {
        return acr.equals("nothing") ? Map.of() : Map.of("acr_values", acr);
    }

    private static Map<String, String> silently(String acr) {
        Map<String, String> parameters = new LinkedHashMap<>(asking(acr));
        parameters.put("prompt", "none");
        return parameters;
    }
}
