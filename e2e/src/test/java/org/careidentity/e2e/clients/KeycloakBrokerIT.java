package org.careidentity.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.SupplierRealm;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.realmconfig.RealmConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A supplier's own Keycloak as a client: the preset's two realms, which broker to Care Identity. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SideBySide
class KeycloakBrokerIT {

    private static final String FIXED_LEVEL = "?acr_values=AAL2_OR_AAL3_ANY";
    private static final String UNMET = "Care Identity did not log you in.";

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private IssuerProxy issuer;
    private SupplierRealm realm;
    private Application application;
    private Application stock;

    @BeforeAll
    void importThePreset() {
        issuer = new IssuerProxy(server);
        URI careIdentity = URI.create(issuer.issuer(TestServer.REALM));
        realm = SupplierRealm.make(RealmConfiguration.supplier(careIdentity), "supplier", provider -> {});
        application = realm.application();
        SupplierRealm stockRealm =
                SupplierRealm.make(RealmConfiguration.stockSupplier(careIdentity), "supplier-stock", provider -> {
                    provider.put("clientAuthMethod", "client_secret_post").put("clientSecret", Application.SECRET);
                    provider.put(
                            "authorizationUrl", provider.get("authorizationUrl").textValue() + FIXED_LEVEL);
                    provider.put("forwardParameters", "max_age");
                });
        stock = stockRealm.application();
        stockRealm.allow(stock, "care-identity-tokens");
    }

    @AfterEach
    void tellTheTruth() {
        issuer.tellTheTruth();
    }

    @AfterAll
    void stop() {
        issuer.close();
    }

    private String person(String level) {
        return People.testUser(admin, TestServer.REALM, level);
    }

    private BrokeredVisit visit() {
        return new BrokeredVisit(application);
    }

    private void change(String person, Consumer<ObjectNode> change) {
        ObjectNode user = (ObjectNode) admin.user(TestServer.REALM, person);
        change.accept(user);
        admin.put(TestServer.REALM + "/users/" + user.get("id").textValue(), user)
                .ok();
    }

    @Test
    void theTokensSayWhatCareIdentitySays() {
        String person = person("3");
        Application.Tokens tokens = visit().tokens(person, Map.of());
        JsonNode userInfo = application.userInfo(tokens.accessToken()).body();
        for (JsonNode claims : List.of(tokens.idClaims(), tokens.accessClaims(), userInfo)) {
            assertThat(claims.path("nhsid_useruid").textValue()).isEqualTo(person);
            assertThat(claims.path("preferred_username").textValue()).isEqualTo(person);
            assertThat(claims.path("given_name").textValue()).isEqualTo("Test");
            assertThat(claims.path("family_name").textValue()).isEqualTo("Person");
            assertThat(claims.path("email").textValue()).isEqualTo(person + "@example.test");
            assertThat(claims.path("email_verified").booleanValue()).isFalse();
            assertThat(claims.at("/nhsid_nrbac_roles/0/role_code").textValue()).isEqualTo("S8000:G8000:R8001");
            assertThat(claims.at("/nhsid_nrbac_roles/0/role_name").textValue())
                    .isEqualTo("\"Clinical\":\"Clinical Provision\":\"Nurse Access Role\"");
            assertThat(claims.path("nhsid_nrbac_roles")).hasSize(1);
            assertThat(claims.at("/nhsid_user_orgs/0/org_name").textValue()).isEqualTo("NHSID DEV");
            assertThat(claims.path("selected_roleid").textValue()).isEqualTo("2");
            assertThat(claims.path("amr").toString()).isEqualTo("[\"N3_SMARTCARD\"]");
            assertThat(claims.path("authentication_assurance_level").textValue())
                    .isEqualTo("3");
            assertThat(claims.path("id_assurance_level").textValue()).isEqualTo("3");
            assertThat(claims.path("idassurancelevel").textValue()).isEqualTo("3");
            assertThat(claims.path("care_identity_auth_time").longValue()).isPositive();
        }
        assertThat(tokens.idClaims().path("acr").textValue()).isEqualTo("AAL3_ANY");
        assertThat(tokens.accessClaims().path("acr").textValue()).isEqualTo("AAL3_ANY");
        assertThat(application.refresh(tokens).idClaims().path("acr").textValue())
                .isEqualTo("AAL3_ANY");
    }

    @Test
    void theRequestHasEveryProtectionThatCareIdentityKnows() {
        BrokeredVisit visit = visit();
        String request = visit.press(visit.open(Map.of("max_age", "300"))).getRawQuery();
        assertThat(request)
                .contains("code_challenge_method=S256")
                .contains("code_challenge=")
                .contains("nonce=")
                .contains("state=")
                .contains("max_age=300")
                .doesNotContain("acr_values")
                .doesNotContain("prompt");
    }

    @Test
    void aSecondLoginIsTheSamePersonWithWhatCareIdentitySaysNow() {
        String person = person("3");
        Application.Tokens first = visit().tokens(person, Map.of());
        People.giveRoles(admin, TestServer.REALM, person, 1);
        change(person, user -> user.put("lastName", "Married").put("email", "new-" + person + "@example.test"));
        Application.Tokens second = visit().tokens(person, Map.of());
        assertThat(second.idClaims().path("sub")).isEqualTo(first.idClaims().path("sub"));
        assertThat(second.idClaims().at("/nhsid_nrbac_roles/0/person_roleid").textValue())
                .isEqualTo("role-0");
        assertThat(second.idClaims().path("selected_roleid").textValue()).isEqualTo("role-0");
        assertThat(second.idClaims().path("family_name").textValue()).isEqualTo("Married");
        assertThat(second.idClaims().path("email").textValue()).isEqualTo("new-" + person + "@example.test");
    }

    @Test
    void whoHasNoRoleAnyMoreLogsInWithoutAnyRole() {
        String person = person("3");
        visit().tokens(person, Map.of());
        change(person, user -> ((ObjectNode) user.get("attributes")).remove("nhsid_nrbac_roles"));
        JsonNode claims = visit().tokens(person, Map.of()).idClaims();
        assertThat(claims.has("nhsid_nrbac_roles")).isFalse();
        assertThat(claims.path("selected_roleid").textValue()).isEmpty();
        assertThat(claims.has("nhsid_user_orgs")).isTrue();
    }

    @Test
    void whatAnApplicationAsksIsAskedOfCareIdentity() {
        BrokeredVisit visit = visit();
        String person = person("2");
        URI request = visit.press(visit.open(Map.of("acr_values", "AAL2_OR_AAL3_ANY")));
        assertThat(request.getRawQuery()).contains("acr_values=AAL2_OR_AAL3_ANY");
        JsonNode claims = application
                .tokens(visit.back(visit.identify(visit.at(request), person)))
                .idClaims();
        assertThat(claims.path("acr").textValue()).isEqualTo("AAL2_OR_AAL3_ANY");
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("2");
    }

    @Test
    void aRunningSessionIsNoAnswerToAHigherLevel() {
        BrokeredVisit visit = visit();
        String person = person("2");
        visit.logIn(person, Map.of("acr_values", "AAL2_OR_AAL3_ANY"));
        assertThat(Application.hasCode(visit.open(Map.of())))
                .as("nothing asked: the supplier's session")
                .isTrue();
        URI request = visit.press(visit.open(Map.of("acr_values", "AAL3_ANY")));
        assertThat(request.getRawQuery()).contains("acr_values=AAL3_ANY");

        People.prove(admin, TestServer.REALM, person, "3", "N3_SMARTCARD");
        JsonNode claims = application
                .tokens(visit.back(visit.identify(visit.at(request), person)))
                .idClaims();
        assertThat(claims.path("acr").textValue()).isEqualTo("AAL3_ANY");
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("3");
    }

    @Test
    void whatCannotBeReachedIsSaidOnTheLoginPage() {
        BrokeredVisit visit = visit();
        HttpBrowser.Answer page = visit.logIn(person("2"), Map.of("acr_values", "AAL3_ANY"));
        assertThat(page.location()).isNull();
        assertThat(page.page().text()).contains(UNMET);
        assertThat(page.page().getElementById("social-care-identity"))
                .as("to try again")
                .isNotNull();
    }

    @Test
    void promptLoginIsALoginAtCareIdentity() {
        BrokeredVisit visit = visit();
        String person = person("3");
        visit.logIn(person, Map.of());
        HttpBrowser.Answer sso = visit.at(visit.press(visit.open(Map.of("acr_values", "AAL3_ANY"))));
        assertThat(sso.location()).as("without it").startsWith(realm.endpoint());
        URI request = visit.press(visit.open(Map.of("prompt", "login")));
        assertThat(request.getRawQuery()).contains("prompt=login");
        HttpBrowser.Answer page = visit.at(request);
        assertThat(page.location()).isNull();
        assertThat(Application.hasCode(visit.back(visit.identify(page, person))))
                .isTrue();
    }

    @Test
    void aLevelThatCareIdentityNoLongerSaysDoesNotStayInTheSession() {
        BrokeredVisit visit = visit();
        String person = person("3");
        visit.logIn(person, Map.of());
        issuer.changeIdTokens(claims -> claims.remove(List.of("acr", "authentication_assurance_level")));
        HttpBrowser.Answer page = visit.at(visit.press(visit.open(Map.of("prompt", "login"))));
        JsonNode claims =
                application.tokens(visit.back(visit.identify(page, person))).idClaims();
        assertThat(claims.path("nhsid_useruid").textValue()).isEqualTo(person);
        assertThat(claims.path("acr").asText()).isEmpty();
        assertThat(claims.path("authentication_assurance_level").asText()).isEmpty();
    }

    @Test
    void anAccountWithTheUuidAsUserNameIsThePersons() {
        String person = person("3");
        String id = admin.createUser(realm.name(), Map.of("username", person, "enabled", true));
        assertThat(visit().tokens(person, Map.of()).idClaims().path("sub").textValue())
                .isEqualTo(id);
    }

    /** Care Identity does not say that an address was proved, so it opens nobody's account. */
    @Test
    void anAccountWithTheEmailAddressIsNot() {
        String person = person("3");
        String other = admin.createUser(
                realm.name(), Map.of("username", "of-" + person, "enabled", true, "email", person + "@example.test"));
        JsonNode claims = visit().tokens(person, Map.of()).idClaims();
        assertThat(claims.path("sub").textValue()).isNotEqualTo(other);
        assertThat(claims.path("preferred_username").textValue()).isEqualTo(person);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SIGNATURE_OF_THE_ID_TOKEN",
                "ISSUER_OF_THE_ID_TOKEN",
                "AUDIENCE_OF_THE_ID_TOKEN",
                "EXPIRED_ID_TOKEN",
                "NONCE",
                "SUB_OF_USERINFO"
            })
    void aLieIsRefused(Lie lie) {
        lie.by(issuer);
        HttpBrowser.Answer answer = visit().logIn(person("3"), Map.of());
        assertThat(answer.location()).isNull();
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void anotherStateInTheRedirectIsRefused() {
        BrokeredVisit visit = visit();
        HttpBrowser.Answer done = visit.identify(visit.at(visit.press(visit.open(Map.of()))), person("3"));
        HttpBrowser.Answer answer = visit.back(done, SiteVisit.withAnother("state"));
        assertThat(answer.location()).isNull();
        assertThat(answer.status()).isEqualTo(400);
    }

    /** The specification leaves it to the client in the code flow (OpenID Connect Core 1.0, 3.1.3.8). */
    @Test
    void anAtHashIsNotCheckedByThisClient() {
        Lie.AT_HASH.by(issuer);
        assertThat(Application.hasCode(visit().logIn(person("3"), Map.of()))).isTrue();
    }

    /** RFC 9207; a realm with one Care Identity does not need it. */
    @Test
    void theIssuerOfTheRedirectIsNotCheckedByThisClient() {
        BrokeredVisit visit = visit();
        HttpBrowser.Answer done = visit.identify(visit.at(visit.press(visit.open(Map.of()))), person("3"));
        assertThat(Application.hasCode(visit.back(done, SiteVisit.withAnother("iss"))))
                .isTrue();
    }

    @Test
    void aLogoutIsPassedOn() {
        BrokeredVisit visit = visit();
        Application.Tokens tokens = visit.tokens(person("3"), Map.of());
        HttpBrowser.Answer home = visit.at(application.logoutRequest(Map.of(
                "id_token_hint",
                tokens.idToken(),
                "post_logout_redirect_uri",
                SupplierRealm.GOODBYE,
                "state",
                "goodbye-state")));
        assertThat(home.location()).as(home.page().text()).startsWith(SupplierRealm.GOODBYE);
        assertThat(home.parameter("state")).isEqualTo("goodbye-state");
        HttpBrowser.Answer again = visit.at(visit.press(visit.open(Map.of())));
        assertThat(again.location()).as("the session at Care Identity is over").isNull();
    }

    @Test
    void aLogoutAtCareIdentityEndsTheSuppliersSession() {
        BrokeredVisit visit = visit();
        String person = person("3");
        Application.Tokens tokens = visit.tokens(person, Map.of());
        String id = admin.user(TestServer.REALM, person).get("id").textValue();
        issuer.server()
                .admin()
                .post(TestServer.REALM + "/users/" + id + "/logout", Map.of())
                .ok();
        assertThat(application
                        .token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    /** With a secret in place of a key, and one level that is asked for every application. */
    @Test
    void keycloaksOwnMappersSayWhoAndHowAndHandOverTheTokensForTheRest() {
        String person = person("2");
        BrokeredVisit visit = new BrokeredVisit(stock);
        URI request = visit.press(visit.open(Map.of("scope", "openid care-identity-tokens", "acr_values", "AAL3_ANY")));
        assertThat(request.getRawQuery()).containsOnlyOnce("acr_values").contains(FIXED_LEVEL.substring(1));
        HttpBrowser.Answer back = visit.back(visit.identify(visit.at(request), person));
        JsonNode tokens = stock.token(Application.codeExchange(back)).body();
        JsonNode claims = Json.claims(tokens.path("id_token").textValue());
        assertThat(claims.path("nhsid_useruid").textValue()).isEqualTo(person);
        assertThat(claims.path("acr").textValue()).isEqualTo("AAL2_OR_AAL3_ANY");
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("2");
        assertThat(claims.path("selected_roleid").textValue()).isEqualTo("2");
        assertThat(claims.has("nhsid_nrbac_roles")).isFalse();
        assertThat(Json.claims(tokens.path("care_identity_id_token").textValue())
                        .path("amr")
                        .toString())
                .isEqualTo("[\"N3_SMARTCARD\"]");
        JsonNode userInfo = Application.create(issuer.server(), TestServer.REALM, "supplier-stock")
                .userInfo(tokens.path("care_identity_access_token").textValue())
                .body();
        assertThat(userInfo.at("/nhsid_nrbac_roles/0/role_code").textValue()).isEqualTo("S8000:G8000:R8001");
    }

    @Test
    void theTokensOfCareIdentityAreForApplicationsThatMayAskThem() {
        HttpBrowser.Answer refused = visit().open(Map.of("scope", "openid care-identity-tokens"));
        assertThat(refused.parameter("error")).isEqualTo("invalid_scope");
        JsonNode tokens = stock.token(Application.codeExchange(new BrokeredVisit(stock).logIn(person("3"), Map.of())))
                .body();
        assertThat(tokens.has("id_token")).isTrue();
        assertThat(tokens.has("care_identity_id_token")).as("not asked").isFalse();
        assertThat(tokens.has("care_identity_access_token")).as("not asked").isFalse();
    }
}
