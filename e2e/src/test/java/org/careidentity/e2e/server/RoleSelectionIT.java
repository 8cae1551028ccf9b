package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role of the session: asked when an application asks for it, remembered, and never one that the person lacks. */
class RoleSelectionIT {

    private static final String SELECT = "openid nationalrbacaccess selectedrole";
    private static final String CHANGE = "openid nationalrbacaccess changedrole";

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final Application application = Application.create(server, TestServer.MOCK_REALM, "role-selection");
    private final Application second = Application.create(server, TestServer.MOCK_REALM, "role-selection-second");
    private final HttpBrowser browser = new HttpBrowser();
    private String person;

    @BeforeEach
    void newPerson() {
        person = People.testUser(admin, TestServer.MOCK_REALM, "3");
    }

    private void roles(int count) {
        People.giveRoles(admin, TestServer.MOCK_REALM, person, count);
    }

    private HttpBrowser.Answer logIn(String scope) {
        return Login.asTestUser(browser, request(application, scope), person);
    }

    private HttpBrowser.Answer request(Application asking, String scope, String... more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("scope", scope);
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return asking.begin(browser, parameters);
    }

    private HttpBrowser.Answer choose(HttpBrowser.Answer page, String role) {
        return browser.submit(page, Map.of("action", "continue", "role", role));
    }

    private String selected(HttpBrowser.Answer back) {
        return application.tokens(back).idClaims().path("selected_roleid").textValue();
    }

    @ParameterizedTest(name = "{0} roles")
    @ValueSource(ints = {0, 1})
    void noRoleAndOneRoleNeedNoPage(int count) {
        roles(count);
        assertThat(selected(logIn(SELECT))).isEqualTo(count == 0 ? "" : "role-0");
    }

    @Test
    void whoDoesNotAskIsNotToldAndAsksNobody() {
        roles(3);
        var claims = application.tokens(logIn("openid nationalrbacaccess")).idClaims();
        assertThat(claims.has("selected_roleid")).isFalse();
    }

    @Test
    void upToFiveRolesAreAListOfJobsAndOrganisations() {
        roles(5);
        var page = logIn(SELECT);
        assertThat(page.page().select("input[name=role]")).hasSize(5);
        assertThat(page.page().select("input[name=search]")).isEmpty();
        assertThat(page.page().text()).contains("Job 4").contains("NHSID DEV").contains("Organisation code: X09");
        assertThat(selected(choose(page, "role-3"))).isEqualTo("role-3");
    }

    @Test
    void moreRolesCanBeSearchedWithoutJavaScript() {
        roles(12);
        var page = logIn(SELECT);
        var found = browser.submit(page, Map.of("action", "search", "search", "job 11 x09"));
        assertThat(found.page().select("input[name=role]").eachAttr("value")).containsExactly("role-11");
        var none = browser.submit(found, Map.of("action", "search", "search", "nothing like it"));
        assertThat(none.page().text()).contains("None of your roles matches");
        var all = browser.submit(none, Map.of("action", "search", "search", ""));
        assertThat(all.page().select("input[name=role]")).hasSize(12);
        assertThat(selected(choose(all, "role-11"))).isEqualTo("role-11");
    }

    @ParameterizedTest(name = "posted: {0}")
    @ValueSource(strings = {"role-9", "", "role-0 "})
    void aRoleThatThePersonHasNotIsRefused(String posted) {
        roles(3);
        var again = choose(logIn(SELECT), posted);
        assertThat(again.location()).isNull();
        assertThat(again.page().text()).contains("Select one of your roles");
    }

    @Test
    void theChoiceHoldsForTheSessionAndEveryApplicationInIt() {
        roles(3);
        assertThat(selected(choose(logIn(SELECT), "role-2"))).isEqualTo("role-2");
        assertThat(selected(request(application, SELECT))).isEqualTo("role-2");
        var others = second.tokens(request(second, SELECT));
        assertThat(others.idClaims().path("selected_roleid").textValue()).isEqualTo("role-2");
        assertThat(second.refresh(others).idClaims().path("selected_roleid").textValue())
                .isEqualTo("role-2");
    }

    @Test
    void aSecondApplicationThatAsksFirstShowsThePageWithoutALogin() {
        roles(3);
        logIn("openid");
        var page = request(second, SELECT);
        assertThat(page.page().select("input[name=role]")).hasSize(3);
        var tokens = second.tokens(choose(page, "role-1"));
        assertThat(tokens.idClaims().path("selected_roleid").textValue()).isEqualTo("role-1");
    }

    @Test
    void aPageThatWaitedInAnotherTabDoesNotChangeTheRole() {
        roles(3);
        logIn("openid");
        var waiting = request(second, SELECT);
        assertThat(selected(choose(request(application, SELECT), "role-1"))).isEqualTo("role-1");
        var late = second.tokens(choose(waiting, "role-2"));
        assertThat(late.idClaims().path("selected_roleid").textValue()).isEqualTo("role-1");
    }

    @Test
    void aNewLoginAsksAgain() {
        roles(3);
        choose(logIn(SELECT), "role-2");
        var page = Login.asTestUser(browser, request(application, SELECT, "prompt", "login"), person);
        assertThat(page.page().select("input[name=role]")).hasSize(3);
    }

    @Test
    void changingTheRoleTakesANewAuthentication() {
        roles(3);
        var before = application.tokens(choose(logIn(SELECT), "role-2"));
        var login = request(application, CHANGE);
        assertThat(login.page().getElementById("kc-form-login"))
                .as("authenticates again, also without prompt=login")
                .isNotNull();
        assertThat(selected(choose(Login.asTestUser(browser, login, person), "role-0")))
                .isEqualTo("role-0");
        assertThat(selected(request(application, SELECT))).isEqualTo("role-0");
        assertThat(application
                        .refresh(before)
                        .idClaims()
                        .path("selected_roleid")
                        .textValue())
                .as("the choice is the session's")
                .isEqualTo("role-0");
    }

    @Test
    void aRoleThatTheDirectoryNoLongerHasIsDropped() {
        roles(3);
        var tokens = application.tokens(choose(logIn(SELECT), "role-2"));
        roles(2);
        assertThat(application
                        .refresh(tokens)
                        .idClaims()
                        .path("selected_roleid")
                        .textValue())
                .isEmpty();
        assertThat(request(application, SELECT).page().select("input[name=role]"))
                .hasSize(2);
    }

    @Test
    void thePageIsNoSilentSingleSignOn() {
        roles(3);
        logIn("openid");
        assertThat(request(second, SELECT, "prompt", "none").parameter("error")).isEqualTo("login_required");
    }
}
