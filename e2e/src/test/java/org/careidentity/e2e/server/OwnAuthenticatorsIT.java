package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LogoutReceiver;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's own page: whoever is in their session, whatever its level, can stop an authenticator and not start one. */
class OwnAuthenticatorsIT {

    private static final String REALM = "own-authenticators";
    private static final String ACTION = "care-identity-manage-authenticators";
    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
    private static final Map<String, String> MANAGE = Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", ACTION);
    private static final Map<String, String> MANAGE_AT_AAL1 =
            Map.of("acr_values", "AAL1_USERPASS", "kc_action", ACTION);
    private static final int WINDOWS = 4;

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final LogoutReceiver receiver = new LogoutReceiver();
    private final Mailbox mailbox = new Mailbox();
    private final HttpBrowser browser = new HttpBrowser();
    private Application application;
    private String person;
    private EmulatedAuthenticator passkey;

    @BeforeEach
    void register() {
        server.copyRealm(TestServer.REALM, REALM);
        mailbox.receiveFor(admin, REALM);
        application = Application.create(
                server,
                REALM,
                "own-" + UUID.randomUUID(),
                Map.of(
                        "attributes",
                        Map.of(
                                "backchannel.logout.url",
                                receiver.url(),
                                "backchannel.logout.session.required",
                                "true")));
        person = People.testUser(admin, REALM, "3");
        passkey = Login.registeredPasskey(application, person);
    }

    @AfterEach
    void close() {
        receiver.close();
        mailbox.close();
    }

    private String address() {
        return person + "@example.test";
    }

    private List<JsonNode> passkeys() {
        String id = admin.user(REALM, person).path("id").textValue();
        JsonNode all = admin.get(REALM + "/users/" + id + "/credentials");
        return Stream.iterate(0, index -> index < all.size(), index -> index + 1)
                .map(all::get)
                .filter(credential ->
                        "care-identity-passkey".equals(credential.path("type").textValue()))
                .toList();
    }

    private String id() {
        return passkeys().get(0).path("id").textValue();
    }

    private String status() {
        return Json.read(passkeys().get(0).path("credentialData").textValue())
                .path("status")
                .textValue();
    }

    private String label() {
        return passkeys().get(0).path("userLabel").textValue();
    }

    private Answer listAtAal1() {
        People.prove(admin, REALM, person, "1", "USERPASS");
        return Login.asTestUser(browser, application.begin(browser, MANAGE_AT_AAL1), person);
    }

    private Answer list(HttpBrowser of) {
        return Login.asTestUser(of, application.begin(of, MANAGE), person);
    }

    private Answer submit(Answer page, String action) {
        return browser.submit(page, Map.of("action", action, "credentialId", id()));
    }

    private Application.Answer refresh(Application.Tokens tokens) {
        return application.token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()));
    }

    private JsonNode newest(String type) {
        return admin.get(REALM + "/events?type=" + type + "&max=1").path(0);
    }

    private Answer logIn(HttpBrowser of) {
        return Login.withPasskey(of, application.begin(of, AAL2), passkey);
    }

    @Test
    void oneIsReportedLostFromASessionOfTheLowestLevelAndStopsAtOnce() {
        Application.Tokens thiefs = application.tokens(logIn(new HttpBrowser()));
        Answer list = listAtAal1();
        assertThat(list.page().text()).contains("Passkey 1", "log in with a stronger login method");
        assertThat(list.page().select("button[name=action]").eachAttr("value"))
                .as("what this session may do")
                .containsExactly("lost");
        Answer reported = submit(list, "lost");
        assertThat(reported.page().text())
                .contains("The authenticator is suspended", "Registration Authority can let you");
        assertThat(status()).isEqualTo("SUSPENDED");
        assertThat(refresh(thiefs).error()).isEqualTo("invalid_grant");
        assertThat(receiver.tokens())
                .extracting(token -> token.path("sid").textValue())
                .containsExactly(thiefs.idClaims().path("sid").textValue());
        Answer refused = logIn(new HttpBrowser());
        assertThat(refused.location()).isNull();
        assertThat(refused.page().text()).contains("This device was suspended");
        assertThat(newest("UPDATE_CREDENTIAL").at("/details/reason").textValue())
                .isEqualTo("care_identity_reported_lost");
        Answer back = browser.submit(reported, Map.of("action", "done"));
        assertThat(back.parameter("kc_action_status")).isEqualTo("success");
    }

    @Test
    void thePersonIsToldByEmailThatOneWasReportedLost() {
        submit(listAtAal1(), "lost");
        Mailbox.Mail mail = mailbox.mailTo(address(), 1);
        assertThat(mail.subject()).isEqualTo("You reported an authenticator of your Care Identity lost");
        assertThat(mail.body())
                .contains("Authenticator: Passkey 1", "Login method: Passkey")
                .containsPattern("When: \\d+ \\w+ \\d{4} at \\d{2}:\\d{2}:\\d{2} \\w+")
                .contains("contact your Registration Authority at once");
    }

    @Test
    void aSessionOfTheLowestLevelDoesNothingElse() {
        for (String action : List.of("remove", "rename", "rename-to", "register:passkey", "list")) {
            Answer list = listAtAal1();
            Map<String, String> form = Map.of("action", action, "credentialId", id(), "label", "Mine");
            assertThat(browser.submit(list, form).status()).as(action).isEqualTo(403);
            browser.cookie("KEYCLOAK_IDENTITY", null);
        }
        assertThat(label()).isEqualTo("Passkey 1");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void somebodyElsesIsNotReported() {
        String own = id();
        String other = People.testUser(admin, REALM, "3");
        Answer page = Login.asTestUser(browser, application.begin(browser, MANAGE), other);
        Answer refused = browser.submit(page, Map.of("action", "lost", "credentialId", own));
        assertThat(refused.page().text()).contains("This authenticator is not yours");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void oneThatIsStoppedAlreadyStaysAsItIs() {
        Answer again = submit(submit(list(browser), "lost"), "lost");
        assertThat(again.page().text()).contains("it was stopped already");
        assertThat(again.page().select("button[value=lost]")).isEmpty();
        assertThat(mailbox.mailTo(address(), 1).subject()).contains("lost");
    }

    @Test
    void ofSeveralReportsAtTheSameMomentNoneIsLostAndNobodyHasToTryAgain() throws Exception {
        List<HttpBrowser> windows =
                Stream.generate(HttpBrowser::new).limit(WINDOWS).toList();
        List<Answer> lists = windows.stream().map(this::list).toList();
        String id = id();
        List<Callable<Answer>> reports = Stream.iterate(0, window -> window < WINDOWS, window -> window + 1)
                .map(window -> (Callable<Answer>) () ->
                        windows.get(window).submit(lists.get(window), Map.of("action", "lost", "credentialId", id)))
                .toList();
        assertThat(AtOnce.run(reports)).allSatisfy(end -> assertThat(end.page().text())
                .containsAnyOf("The authenticator is suspended", "it was stopped already"));
        assertThat(status()).isEqualTo("SUSPENDED");
    }

    @Test
    void theSessionOfTheReportEndsToo() {
        application.tokens(logIn(browser));
        Answer list = application.begin(browser, MANAGE);
        Answer page =
                list.page().select("button[value=lost]").isEmpty() ? Login.withPasskey(browser, list, passkey) : list;
        Answer back = browser.submit(submit(page, "lost"), Map.of("action", "done"));
        assertThat(back.parameter("kc_action_status")).isEqualTo("success");
        assertThat(application.token(Application.codeExchange(back)).error()).isEqualTo("invalid_grant");
        assertThat(silently().parameter("error")).isEqualTo("login_required");
    }

    @Test
    void aSessionWhosePageWasLeftAfterTheReportIsWorthNothing() {
        Application.Tokens tokens = application.tokens(logIn(browser));
        Answer list = application.begin(browser, MANAGE);
        Answer page =
                list.page().select("button[value=lost]").isEmpty() ? Login.withPasskey(browser, list, passkey) : list;
        submit(page, "lost");
        assertThat(silently().parameter("error")).isEqualTo("login_required");
        assertThat(refresh(tokens).error()).isEqualTo("invalid_grant");
    }

    private Answer silently() {
        return application.begin(browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "prompt", "none"));
    }

    @Test
    void oneIsRenamedInASessionOfItsLevel() {
        Answer page = submit(list(browser), "rename");
        Answer renamed = browser.submit(
                page, Map.of("action", "rename-to", "credentialId", id(), "label", "  My\u0007 \"phone\" <b> "));
        assertThat(renamed.page().text()).contains("has its new name", "My \"phone\" <b>");
        assertThat(label()).isEqualTo("My \"phone\" <b>");
        assertThat(newest("UPDATE_CREDENTIAL").at("/details/reason").textValue())
                .isEqualTo("care_identity_renamed");
        assertThat(Application.hasCode(logIn(new HttpBrowser()))).isTrue();
    }

    @Test
    void aNameIsNeitherEmptyNorAnothersNorEndless() {
        Login.registeredPasskey(application, person);
        String other = passkeys().stream()
                .map(credential -> credential.path("userLabel").textValue())
                .filter(name -> !name.equals(label()))
                .findFirst()
                .orElseThrow();
        Map.of(" \u200b ", "Enter a name", other, "already have a device").forEach((name, words) -> {
            HttpBrowser fresh = new HttpBrowser();
            Answer page = fresh.submit(list(fresh), Map.of("action", "rename-to", "credentialId", id(), "label", name));
            assertThat(page.page().text()).contains(words);
        });
        browser.submit(list(browser), Map.of("action", "rename-to", "credentialId", id(), "label", "x".repeat(300)));
        assertThat(passkeys().stream()
                        .map(credential -> credential.path("userLabel").textValue()))
                .contains("x".repeat(64));
    }

    /** Its name is what the person reads; nothing is decided by it. */
    @Test
    void keycloaksOwnPathChangesTheNameAndNothingElse() {
        submit(list(browser), "lost");
        String token = AccountApi.token(server, REALM, person);
        Admin.Answer answer =
                AccountApi.put(server.url(), REALM, token, "/credentials/" + id() + "/label", "\"Another name\"");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(label()).isEqualTo("Another name");
        assertThat(status()).isEqualTo("SUSPENDED");
        assertThat(logIn(new HttpBrowser()).location()).isNull();
        String others = AccountApi.token(server, REALM, People.testUser(admin, REALM, "3"));
        assertThat(AccountApi.put(server.url(), REALM, others, "/credentials/" + id() + "/label", "\"Mine\"")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theAccountConsoleSaysThatOneIsSuspended() {
        submit(list(browser), "lost");
        JsonNode types = AccountApi.get(server.url(), REALM, AccountApi.token(server, REALM, person), "/credentials")
                .ok()
                .json();
        assertThat(types.findValues("warningMessageTitle").toString())
                .contains("care-identity-authenticator-suspended");
        assertThat(types.findValues("warningMessageDescription").toString())
                .contains("care-identity-authenticator-suspended-hint");
    }
}
