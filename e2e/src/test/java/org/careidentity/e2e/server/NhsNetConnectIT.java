package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.NhsNetRealm;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.SupplierRealm;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.realmconfig.RealmConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Login at an identity provider: of a linked person alone, at the level that its claims stand for, AAL2 at most. */
@SideBySide
class NhsNetConnectIT {

    private static final String REALM = "nhsnet-connect";
    private static final String METHOD = "method-nhsnet-connect";

    private static TestServer server;
    private static Admin admin;
    private static Application application;
    private static NhsNetRealm provider;

    private final HttpBrowser browser = new HttpBrowser();

    /** Somebody here with an account there. */
    private record Linked(String uuid, String username) {}

    @BeforeAll
    static void realms() {
        server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        provider = NhsNetRealm.create(server, "stand-in-for-nhsnet");
        provider.connect(REALM);
        application = Application.create(server, REALM, "application");
    }

    private static Linked linked(String... amr) {
        String uuid = People.testUser(admin, REALM, "3");
        String username = "user-" + ThreadLocalRandom.current().nextLong(1L << 60);
        String account = provider.account(username, amr);
        NhsNetRealm.link(admin, REALM, uuid, account, username);
        return new Linked(uuid, username);
    }

    private Answer atProvider(Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("acr_values", "AAL2_ANY"));
        parameters.putAll(more);
        Answer page = application.begin(browser, parameters);
        assertThat(page.page().getElementById(METHOD)).as(page.page().text()).isNotNull();
        return Login.choose(browser, page, "nhsnet-connect");
    }

    private Answer logIn(Linked person, Map<String, String> more) {
        return NhsNetRealm.logIn(browser, atProvider(more), person.username());
    }

    private static void refused(Answer answer, String reason, String words) {
        assertThat(Application.hasCode(answer)).isFalse();
        assertThat(answer.page().text()).contains(words);
        JsonNode newest = admin.get(REALM + "/events?type=LOGIN_ERROR&max=1").get(0);
        assertThat(newest.path("error").textValue()).isEqualTo(reason);
        assertThat(newest.path("details").path("identity_provider").textValue()).isEqualTo(NhsNetRealm.ALIAS);
    }

    @Test
    void aLinkedPersonLogsInAtAal2() {
        Linked person = linked("pwd", "mfa");
        var tokens = application.tokens(logIn(person, Map.of("acr_values", "AAL2_NHSMAIL")));
        JsonNode claims = tokens.idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person.uuid());
        assertThat(claims.path("acr").textValue()).isEqualTo("AAL2_NHSMAIL");
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("2");
        assertThat(claims.path("amr").toString()).contains("NHSMAIL");
        JsonNode userInfo = application.userInfo(tokens.accessToken()).body();
        assertThat(userInfo.path("nhsid_useruid").textValue()).isEqualTo(person.uuid());
        assertThat(userInfo.path("nhsid_nrbac_roles")).isNotEmpty();
    }

    @Test
    void itIsNotOfferedForAal3AndNotWithoutAProvider() {
        Answer page = application.begin(browser, Map.of("acr_values", "AAL3_ANY"));
        assertThat(page.page().getElementById(METHOD)).isNull();

        Answer other = Application.create(server, TestServer.REALM, "without-a-provider")
                .begin(new HttpBrowser(), Map.of("acr_values", "AAL2_ANY"));
        assertThat(other.page().getElementById("method-passkey")).isNotNull();
        assertThat(other.page().getElementById(METHOD)).isNull();
    }

    @Test
    void severalRolesAreChosenInThePostLoginFlow() {
        Linked person = linked("mfa");
        People.giveRoles(admin, REALM, person.uuid(), 2);
        Answer page =
                logIn(person, Map.of("scope", Application.SCOPES + " selectedrole", "acr_values", "AAL2_OR_AAL3_ANY"));
        assertThat(page.page().selectFirst("h1").text()).as(page.page().text()).contains("role");
        var tokens = application.tokens(browser.submit(page, Map.of("role", "role-1")));
        assertThat(tokens.idClaims().path("selected_roleid").textValue()).isEqualTo("role-1");
    }

    @Test
    void aLoginWithoutASecondFactorIsRefusedAndAnotherMethodIsOneClickAway() {
        Linked person = linked("pwd");
        Answer page = logIn(person, Map.of());
        refused(page, "care_identity_provider_level", "without a second step");

        Answer methods = browser.submit(page, Map.of("action", "another-method"));
        var tokens = application.tokens(Login.asTestUser(browser, methods, person.uuid()));
        assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(person.uuid());
    }

    @Test
    void aProviderThatSaysAal3GivesNoMoreThanAal2() {
        Linked person = linked("mfa", "AAL3_ANY", "FIDO2", "N3_SMARTCARD");
        var tokens = application.tokens(logIn(person, Map.of("acr_values", "AAL3_ANY AAL2_ANY")));
        assertThat(tokens.idClaims().path("acr").textValue()).isEqualTo("AAL2_ANY");
        assertThat(tokens.idClaims().path("amr").toString()).isEqualTo("[\"NHSMAIL\"]");
    }

    @Test
    void anAccountThatNobodyIsLinkedToCreatesNobody() {
        String username = "stranger-" + System.nanoTime();
        provider.account(username, "mfa");
        Answer page = NhsNetRealm.logIn(browser, atProvider(Map.of()), username);
        refused(page, "care_identity_provider_account_unknown", "not linked");
        assertThat(admin.get(REALM + "/users?search=" + username)).isEmpty();
    }

    @Test
    void aDisabledPersonIsRefused() {
        Linked person = linked("mfa");
        String id = admin.user(REALM, person.uuid()).path("id").textValue();
        admin.put(REALM + "/users/" + id, Map.of("username", person.uuid(), "enabled", false))
                .ok();
        refused(logIn(person, Map.of()), "user_disabled", "disabled");
    }

    @Test
    void theApplicationsWishForANewLoginReachesTheProvider() {
        Linked person = linked("mfa");
        application.tokens(logIn(person, Map.of()));

        // a second application is let in by single sign-on here; prompt=login asks the provider too
        Answer asked = atProvider(Map.of("prompt", "login"));
        assertThat(asked.page().getElementById("password"))
                .as("the provider asks again: " + asked.page().text())
                .isNotNull();
        var tokens = application.tokens(browser.submit(asked, Map.of("password", NhsNetRealm.PASSWORD)));
        assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(person.uuid());
    }

    @Test
    void withoutThatWishTheProvidersSessionIsEnoughAndAuthTimeIsItsOwn() throws Exception {
        Linked person = linked("mfa");
        var first = application.tokens(logIn(person, Map.of()));
        long authenticated = first.idClaims().path("auth_time").longValue();
        admin.delete(REALM + "/sessions/" + first.idClaims().path("sid").textValue())
                .ok();
        Thread.sleep(1100);

        var second = application.tokens(atProvider(Map.of()));
        assertThat(second.idClaims().path("auth_time").longValue()).isEqualTo(authenticated);
    }

    @Test
    void whoeverCancelsAtTheProviderChoosesAnotherMethod() {
        Linked person = linked("mfa");
        Answer provider = atProvider(Map.of());
        String state = HttpBrowser.parameters(provider.action()).get("client_data");
        assertThat(state).isNotNull();
        Answer start = application.begin(browser, Map.of("acr_values", "AAL2_ANY"));
        Answer sent = browser.visit(
                URI.create(HttpBrowser.location(browser, start.action(), Map.of("method", "nhsnet-connect"))));
        Map<String, String> request = HttpBrowser.parameters(URI.create(sent.location()));
        Answer page = browser.get(URI.create(request.get("redirect_uri") + "?"
                + HttpBrowser.form(Map.of("error", "access_denied", "state", request.get("state")))));
        refused(page, "care_identity_provider_cancelled", "did not finish");
        Answer methods = browser.submit(page, Map.of("action", "another-method"));
        assertThat(Application.hasCode(Login.asTestUser(browser, methods, person.uuid())))
                .isTrue();
    }

    @Test
    void aPersonWhomTheProviderNamesInAnothersBrowserGetsTheirOwnSession() {
        String first = People.testUser(admin, REALM, "3");
        var firsts = application.tokens(
                Login.asTestUser(browser, application.begin(browser, Map.of("acr_values", "AAL2_ANY")), first));
        Linked second = linked("mfa");
        var seconds = application.tokens(logIn(second, Map.of("prompt", "login")));
        assertThat(seconds.idClaims().path("sub").textValue()).isEqualTo(second.uuid());
        assertThat(seconds.idClaims().path("sid").textValue())
                .isNotEqualTo(firsts.idClaims().path("sid").textValue());
        assertThat(application
                        .token(Map.of("grant_type", "refresh_token", "refresh_token", firsts.refreshToken()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void anotherPersonsAccountDoesNotFinishALoginThatSomebodyHasBegun() {
        String first = People.testUser(admin, REALM, "3");
        People.giveRoles(admin, REALM, first, 2);
        Answer roles = Login.asTestUser(
                browser,
                application.begin(
                        browser,
                        Map.of("scope", Application.SCOPES + " selectedrole", "acr_values", "AAL2_OR_AAL3_ANY")),
                first);
        Linked second = linked("mfa");
        Answer there = byHand(roles);
        refused(
                NhsNetRealm.logIn(browser, there, second.username()),
                "care_identity_provider_other_person",
                roles.page().selectFirst("h1").text());
    }

    @Test
    void aLogoutAtTheProviderEndsTheSessionHere() {
        JsonNode client =
                admin.get(provider.name() + "/clients?clientId=care-identity").get(0);
        ((ObjectNode) client.path("attributes"))
                .put(
                        "backchannel.logout.url",
                        server.url() + "/realms/" + REALM + "/protocol/openid-connect/logout/backchannel-logout")
                .put("backchannel.logout.session.required", "true");
        admin.put(provider.name() + "/clients/" + client.path("id").textValue(), client)
                .ok();
        Linked person = linked("mfa");
        var tokens = application.tokens(logIn(person, Map.of()));
        String there = admin.user(provider.name(), person.username()).path("id").textValue();
        admin.post(provider.name() + "/users/" + there + "/logout", null).ok();
        assertThat(application
                        .token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void aSuppliersKeycloakBrokersToCareIdentityWhichBrokersToTheProvider() {
        Linked person = linked("mfa");
        Application suppliers = SupplierRealm.make(
                        RealmConfiguration.supplier(URI.create(server.url() + "/realms/" + REALM)),
                        REALM,
                        "supplier-of-nhsnet",
                        settings -> {})
                .application();
        Answer supplier = suppliers.begin(browser, Map.of("scope", "openid", "acr_values", "AAL2_NHSMAIL"));
        Answer methods = browser.get(URI.create(
                supplier.page().getElementById("social-care-identity").attr("abs:href")));
        Answer there = Login.choose(browser, methods, "nhsnet-connect");
        JsonNode claims = suppliers
                .tokens(NhsNetRealm.logIn(browser, there, person.username()))
                .idClaims();
        assertThat(claims.path("nhsid_useruid").textValue()).isEqualTo(person.uuid());
        assertThat(claims.path("acr").textValue()).isEqualTo("AAL2_NHSMAIL");
        assertThat(claims.path("amr").toString()).isEqualTo("[\"NHSMAIL\"]");
        assertThat(claims.path("nhsid_nrbac_roles")).hasSize(1);
    }

    /** Goes to the provider by Keycloak's own address, whatever method was chosen. */
    private Answer byHand(Answer page) {
        Map<String, String> login = new LinkedHashMap<>(HttpBrowser.parameters(page.action()));
        login.remove("execution");
        return browser.get(URI.create(server.url() + "/realms/" + REALM + "/broker/" + NhsNetRealm.ALIAS + "/login?"
                + HttpBrowser.form(login)));
    }

    @Test
    void aRequestForAal3IsNotMetByGoingToTheProviderByHand() {
        Linked person = linked("mfa");
        Answer methods = application.begin(browser, Map.of("acr_values", "AAL3_ANY"));
        Answer there = byHand(methods);
        Answer back = NhsNetRealm.logIn(browser, there, person.username());
        refused(back, "care_identity_provider_level", "Select your login method");
        assertThat(back.page().getElementById(METHOD)).isNull();
    }

    @Test
    void aRemovedLinkEndsWhatTheSessionProves() {
        Linked person = linked("mfa");
        var tokens = application.tokens(logIn(person, Map.of()));
        assertThat(application.refresh(tokens).idClaims().path("acr").textValue())
                .isEqualTo("AAL2_ANY");
        NhsNetRealm.unlink(admin, REALM, person.uuid());
        assertThat(application
                        .token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(application
                        .begin(browser, Map.of("acr_values", "AAL2_ANY"))
                        .page()
                        .getElementById(METHOD))
                .as("no single sign-on")
                .isNotNull();
    }

    @Test
    void aLogoutHereLeavesTheProvidersSessionUnlessItIsPassedOn() {
        Linked person = linked("mfa");
        var tokens = application.tokens(logIn(person, Map.of()));
        browser.get(application.logoutRequest(Map.of("id_token_hint", tokens.idToken())));
        assertThat(Application.hasCode(atProvider(Map.of())))
                .as("the provider still knows the person")
                .isTrue();

        Map<String, String> settings = provider.settings();
        settings.put("passOnLogout", "true");
        NhsNetRealm other = NhsNetRealm.create(server, "stand-in-with-logout");
        settings.replaceAll((name, value) -> value.replace("/stand-in-for-nhsnet", "/stand-in-with-logout"));
        NhsNetRealm.connect(admin, REALM, settings);
        try {
            String uuid = People.testUser(admin, REALM, "3");
            String account = other.account("with-logout", "mfa");
            NhsNetRealm.link(admin, REALM, uuid, account, "with-logout");
            HttpBrowser another = new HttpBrowser();
            var page = Login.choose(
                    another, application.begin(another, Map.of("acr_values", "AAL2_ANY")), "nhsnet-connect");
            var session = application.tokens(NhsNetRealm.logIn(another, page, "with-logout"));
            another.get(application.logoutRequest(Map.of("id_token_hint", session.idToken())));
            page = Login.choose(
                    another, application.begin(another, Map.of("acr_values", "AAL2_ANY")), "nhsnet-connect");
            assertThat(page.page().getElementById("password"))
                    .as("the provider asks: " + page.page().text())
                    .isNotNull();
        } finally {
            provider.connect(REALM);
        }
    }

    @Test
    void aPersonWhomWrongPasswordsLockedOutWaitsAsWithAPassword() {
        Linked person = linked("mfa");
        String id = admin.user(REALM, person.uuid()).path("id").textValue();
        admin.put(REALM, Map.of("failureFactor", 1, "quickLoginCheckMilliSeconds", 0))
                .ok();
        HttpBrowser guesser = new HttpBrowser();
        Answer page = Login.choose(
                guesser, application.begin(guesser, Map.of("acr_values", "AAL2_ANY")), "authenticator-app");
        guesser.submit(page, Map.of("email", person.uuid() + "@example.test", "password", "wrong"));
        await(() -> admin.get(REALM + "/attack-detection/brute-force/users/" + id)
                .path("disabled")
                .booleanValue());
        refused(logIn(person, Map.of()), "user_temporarily_disabled", "too many wrong attempts");
        admin.delete(REALM + "/attack-detection/brute-force/users/" + id).ok();
        assertThat(Application.hasCode(atProvider(Map.of()))).isTrue();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    private Answer linking(String uuid, String acr) {
        Answer page =
                application.begin(browser, Map.of("acr_values", acr, "kc_action", "idp_link:" + NhsNetRealm.ALIAS));
        Answer asked = Login.asTestUser(browser, page, uuid);
        assertThat(asked.pageId()).as(asked.page().text()).contains("link-idp-action");
        return browser.submit(asked, Map.of());
    }

    @Test
    void aSessionOfAal2LinksAnAccountByItselfWhereTheRealmAllowsIt() {
        allowLinking();
        String uuid = People.testUser(admin, REALM, "2");
        provider.account("linking-at-2", "mfa");
        Answer back = NhsNetRealm.logIn(browser, linking(uuid, "AAL2_ANY"), "linking-at-2");
        assertThat(back.parameter("kc_action_status")).as(back.page().text()).isEqualTo("success");
        assertThat(links(uuid)).hasSize(1);
    }

    @Test
    void aSessionOfLessThanAal2LinksNoAccountOfAal2() {
        allowLinking();
        String uuid = People.testUser(admin, REALM, "1", "USERPASS");
        provider.account("linking-at-1", "mfa");
        Answer refused = linking(uuid, "AAL1_USERPASS");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(links(uuid)).isEmpty();
    }

    private static JsonNode links(String uuid) {
        return admin.get(REALM + "/users/" + admin.user(REALM, uuid).path("id").textValue() + "/federated-identity");
    }

    /** Keycloak's action is off in the realm that is delivered. */
    private static void allowLinking() {
        admin.post(
                REALM + "/authentication/register-required-action",
                Map.of("providerId", "idp_link", "name", "Linking Identity Provider"));
    }

    @Test
    void anAdministratorIsToldWhatAProviderLacks() {
        for (String missing : List.of("issuer", "jwksUrl", "tokenUrl")) {
            Map<String, String> settings = provider.settings();
            settings.remove(missing);
            Admin.Answer answer = admin.post(
                    REALM + "/identity-provider/instances",
                    Map.of("alias", "wrong", "providerId", "care-identity-nhsnet-oidc", "config", settings));
            assertThat(answer.status()).as(missing + ": " + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void aProviderWithoutThePostLoginFlowLogsNobodyIn() {
        JsonNode instance = admin.get(REALM + "/identity-provider/instances/" + NhsNetRealm.ALIAS);
        Map<String, Object> without = new LinkedHashMap<>();
        instance.properties().forEach(member -> without.put(member.getKey(), member.getValue()));
        without.put("postBrokerLoginFlowAlias", "");
        admin.put(REALM + "/identity-provider/instances/" + NhsNetRealm.ALIAS, without)
                .ok();
        try {
            refused(atProvider(Map.of()), "care_identity_provider_unusable", "could not log you in");
            Answer methods = application.begin(browser, Map.of("acr_values", "AAL2_ANY"));
            refused(byHand(methods), "care_identity_provider_unusable", "Select your login method");
        } finally {
            provider.connect(REALM);
        }
    }
}
