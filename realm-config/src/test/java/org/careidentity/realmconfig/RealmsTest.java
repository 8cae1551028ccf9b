package org.careidentity.realmconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds in the merged realms, whichever fragment it comes from.
 */
class RealmsTest {

    private static final String APPLICATION = "https://application.example:8443/app";
    private static final RealmView PRODUCTION = new RealmView(RealmConfiguration.careIdentity());
    private static final RealmView DEMO = demo("care-identity");
    private static final RealmView CIS2_MOCK = demo("Cis2-mock");

    static Stream<RealmView> realms() {
        return Stream.of(PRODUCTION, DEMO, CIS2_MOCK);
    }

    @ParameterizedTest
    @MethodSource("realms")
    void assuranceStandsOutsideTheAlternatives(RealmView realm) {
        assertThat(realm.realm().get("browserFlow").textValue()).isEqualTo("care-identity browser");
        assertThat(realm.flow("care-identity browser"))
                .containsExactly(
                        "care-identity authenticate REQUIRED",
                        "care-identity-assurance REQUIRED",
                        "care-identity-directory REQUIRED",
                        "care-identity-role-selection REQUIRED");
        assertThat(realm.flow("care-identity authenticate"))
                .containsExactly("care-identity-session ALTERNATIVE", "care-identity login ALTERNATIVE");
    }

    @Test
    void eachRealmOffersItsMethods() {
        assertThat(PRODUCTION.flow("care-identity login"))
                .containsExactly(
                        "care-identity-login-method REQUIRED",
                        "care-identity smartcard CONDITIONAL",
                        "care-identity windows-hello CONDITIONAL",
                        "care-identity security-key CONDITIONAL",
                        "care-identity ipad CONDITIONAL",
                        "care-identity authenticator-app CONDITIONAL",
                        "care-identity push CONDITIONAL",
                        "care-identity nhsnet-connect CONDITIONAL",
                        "care-identity passkey CONDITIONAL");
        assertThat(DEMO.flow("care-identity login"))
                .containsExactly(
                        "care-identity-login-method REQUIRED",
                        "care-identity smartcard CONDITIONAL",
                        "care-identity windows-hello CONDITIONAL",
                        "care-identity security-key CONDITIONAL",
                        "care-identity ipad CONDITIONAL",
                        "care-identity authenticator-app CONDITIONAL",
                        "care-identity push CONDITIONAL",
                        "care-identity nhsnet-connect CONDITIONAL",
                        "care-identity passkey CONDITIONAL",
                        "care-identity test-user CONDITIONAL");
        assertThat(CIS2_MOCK.flow("care-identity login"))
                .containsExactly("care-identity-login-method REQUIRED", "care-identity test-user CONDITIONAL");
    }

    @Test
    void afterALoginAtAProviderComesWhatComesAfterALoginHere() {
        assertThat(PRODUCTION.flow("care-identity after nhsnet-connect").stream()
                        .skip(1)
                        .toList())
                .isEqualTo(PRODUCTION.flow("care-identity browser").stream()
                        .skip(1)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("realms")
    void eachMethodHasItsCondition(RealmView realm) {
        realm.flow("care-identity login").stream().skip(1).forEach(step -> {
            String flow = step.replace(" CONDITIONAL", "");
            String method = flow.replace("care-identity ", "");
            assertThat(realm.flow(flow))
                    .containsExactly(
                            "care-identity-condition-login-method REQUIRED", "care-identity-" + method + " REQUIRED");
            String config = realm.find("authenticationFlows", "alias", flow)
                    .at("/authenticationExecutions/0/authenticatorConfig")
                    .textValue();
            assertThat(realm.find("authenticatorConfig", "alias", config)
                            .at("/config/method")
                            .textValue())
                    .isEqualTo(method);
        });
    }

    @ParameterizedTest
    @MethodSource("realms")
    void everyOtherFlowOfKeycloakIsClosed(RealmView realm) {
        for (String binding :
                List.of("directGrantFlow", "registrationFlow", "resetCredentialsFlow", "firstBrokerLoginFlow")) {
            assertThat(realm.flow(realm.realm().get(binding).textValue()))
                    .containsExactly("deny-access-authenticator REQUIRED");
        }
        for (String unbound : List.of("browser", "saml ecp")) {
            assertThat(realm.flow(unbound)).containsExactly("deny-access-authenticator REQUIRED");
        }
    }

    @Test
    void peopleAreOfferedOurActionsAndAskedForNothing() {
        List<String> ours = List.of(
                "care-identity-register-passkey",
                "care-identity-register-windows-hello",
                "care-identity-register-security-key",
                "care-identity-register-ipad",
                "care-identity-register-authenticator-app",
                "care-identity-register-push",
                "care-identity-register-smartcard",
                "care-identity-smartcard-expiring",
                "care-identity-manage-authenticators");
        for (RealmView realm : List.of(PRODUCTION, DEMO)) {
            assertThat(enabledActions(realm)).containsExactlyElementsOf(ours);
        }
        assertThat(enabledActions(CIS2_MOCK)).isEmpty();
        realms().flatMap(realm -> realm.all("requiredActions"))
                .forEach(action ->
                        assertThat(action.get("defaultAction").booleanValue()).isFalse());
    }

    private static List<String> enabledActions(RealmView realm) {
        return realm.all("requiredActions")
                .filter(action -> action.get("enabled").booleanValue())
                .map(action -> action.get("alias").textValue())
                .toList();
    }

    /** Keycloak answers 400 to other aliases in its admin API, so nobody could edit such a configuration. */
    @ParameterizedTest
    @MethodSource("realms")
    void aliasesAreUniqueAndPlain(RealmView realm) {
        for (String array : List.of("authenticationFlows", "authenticatorConfig", "requiredActions")) {
            assertThat(realm.names(array, "alias"))
                    .doesNotHaveDuplicates()
                    .allMatch(alias -> alias.matches("[A-Za-z0-9 _-]+"));
        }
    }

    @ParameterizedTest
    @MethodSource("realms")
    void everyPriorityOfAFlowIsUsedOnce(RealmView realm) {
        realm.all("authenticationFlows").forEach(flow -> assertThat(
                        RealmView.elements(flow.get("authenticationExecutions")).map(step -> step.get("priority")))
                .as(flow.get("alias").textValue())
                .doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @MethodSource("realms")
    void accountsAreMadeByAdministratorsOnly(RealmView realm) {
        for (String off : List.of(
                "registrationAllowed",
                "resetPasswordAllowed",
                "rememberMe",
                "editUsernameAllowed",
                "loginWithEmailAllowed",
                "duplicateEmailsAllowed",
                "organizationsEnabled")) {
            assertThat(realm.realm().get(off).booleanValue()).as(off).isFalse();
        }
        assertThat(realm.realm().get("bruteForceProtected").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("realms")
    void identityAttributesAreWrittenByAdministratorsOnly(RealmView realm) {
        Set<String> attributes = new HashSet<>();
        RealmView.elements(realm.userProfile().get("attributes")).forEach(attribute -> {
            String name = attribute.get("name").textValue();
            assertThat(attribute.at("/permissions/edit").toString()).as(name).isEqualTo("[\"admin\"]");
            assertThat(attribute.has("required")).as(name).isFalse();
            if (name.startsWith("care_identity_")) {
                assertThat(attribute.at("/permissions/view").toString())
                        .as(name)
                        .isEqualTo("[\"admin\"]");
            }
            attributes.add(name);
        });
        assertThat(attributes)
                .contains(
                        "username",
                        "email",
                        "firstName",
                        "lastName",
                        "nhsid_useruid",
                        "name",
                        "title",
                        "initials",
                        "middle_names",
                        "display_name",
                        "idassurancelevel",
                        "nhsid_nrbac_roles",
                        "nhsid_user_orgs",
                        "nhsid_org_memberships",
                        "nhsid_org_roles",
                        "gmc_id",
                        "gmp_id",
                        "gdc_id",
                        "gdp_id",
                        "nmc_id",
                        "rcn_id",
                        "gphc_id",
                        "consultant_id",
                        "care_identity_user_handle");
        assertThat(realm.userProfile().has("unmanagedAttributePolicy")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("realms")
    void newClientsGetOurScopesAndNeverKeycloaks(RealmView realm) {
        assertThat(realm.realm().get("defaultDefaultClientScopes").toString()).isEqualTo("[\"care-identity\"]");
        assertThat(RealmView.elements(realm.realm().get("defaultOptionalClientScopes"))
                        .map(JsonNode::textValue))
                .containsExactlyInAnyOrder(
                        "profile",
                        "email",
                        "nhsperson",
                        "nationalrbacaccess",
                        "associatedorgs",
                        "professionalmemberships",
                        "organisationalmemberships",
                        "odscodes",
                        "orgaccess",
                        "universalaccess",
                        "selectedrole",
                        "changedrole");
        assertThat(realm.names("clientScopes", "name"))
                .contains(
                        "care-identity",
                        "profile",
                        "email",
                        "nhsperson",
                        "nationalrbacaccess",
                        "associatedorgs",
                        "professionalmemberships",
                        "organisationalmemberships",
                        "odscodes",
                        "orgaccess",
                        "universalaccess",
                        "selectedrole",
                        "changedrole");
        for (String client : List.of("account", "account-console", "admin-cli", "security-admin-console")) {
            assertThat(RealmView.elements(realm.client(client).get("defaultClientScopes"))
                            .map(JsonNode::textValue))
                    .containsExactlyInAnyOrder("basic", "roles", "web-origins", "keycloak-profile", "keycloak-email");
        }
    }

    /** Keycloak's own mapper says AAL1_USERPASS of any login, so it would speak where assurance did not. */
    @ParameterizedTest
    @MethodSource("realms")
    void onlyOurMapperWritesAcr(RealmView realm) {
        assertThat(realm.realm().toString()).doesNotContain("oidc-acr-mapper");
    }

    @ParameterizedTest
    @MethodSource("realms")
    void theClientPolicyHoldsForEveryClient(RealmView realm) {
        JsonNode policy = realm.realm().at("/clientPolicies/policies/0");
        assertThat(policy.get("enabled").booleanValue()).isTrue();
        assertThat(policy.at("/conditions/0/condition").textValue()).isEqualTo("any-client");
        assertThat(policy.at("/profiles/0").textValue())
                .isEqualTo(realm.realm().at("/clientProfiles/profiles/0/name").textValue());
        assertThat(RealmView.elements(realm.realm().at("/clientProfiles/profiles/0/executors"))
                        .map(executor -> executor.get("executor").textValue()))
                .containsExactly(
                        "care-identity-grants",
                        "care-identity-acr",
                        "care-identity-max-age",
                        "care-identity-ageing",
                        "care-identity-token-size");
    }

    @ParameterizedTest
    @MethodSource("realms")
    void noClientSendsPasswordsOrReturnsToAWildcard(RealmView realm) {
        realm.all("clients").forEach(client -> {
            String id = client.get("clientId").textValue();
            assertThat(client.get("directAccessGrantsEnabled").booleanValue())
                    .as(id)
                    .isFalse();
            assertThat(client.get("implicitFlowEnabled").booleanValue()).as(id).isFalse();
            // Keycloak's consoles live under one folder of this server; their own set-up says so.
            String own = "/(realms/[^/]+/account|admin/[^/]+/console)/\\*";
            RealmView.elements(client.path("redirectUris"))
                    .map(JsonNode::textValue)
                    .filter(uri -> !uri.matches(own))
                    .forEach(uri -> assertThat(uri).as(id).doesNotContain("*").doesNotContain("+"));
        });
    }

    @Test
    void productionHasNoTestMethodTestUsersOrSampleApplication() {
        assertThat(PRODUCTION.realm().has("users")).isFalse();
        assertThat(PRODUCTION.realm().toString())
                .doesNotContain("test-user")
                .doesNotContain("care_identity_test")
                .doesNotContain("sample")
                .doesNotContain("secret\"")
                .doesNotContain("localhost");
    }

    @ParameterizedTest
    @MethodSource("realms")
    void noPlaceholderOfOursIsLeft(RealmView realm) {
        assertThat(realm.realm().toString()).doesNotContainPattern("(?<!\\$)\\{[a-z-]+}");
    }

    @Test
    void nothingAskedMeansAal3InTheMainRealmAlone() {
        String pointer = "/attributes/care-identity.default-acr";
        assertThat(PRODUCTION.realm().at(pointer).textValue()).isEqualTo("AAL3_ANY");
        assertThat(DEMO.realm().at(pointer).textValue()).isEqualTo("AAL3_ANY");
        assertThat(CIS2_MOCK.realm().at(pointer).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, APPLICATION + "/"})
    void theSampleApplicationIsWhereTheCallerSays(String application) {
        JsonNode client = demo("care-identity", application).client("sample-supplier-application");
        assertThat(client.get("redirectUris").toString())
                .isEqualTo("[\"" + APPLICATION + "/login/oauth2/code/care-identity\"]");
        assertThat(client.at("/attributes/post.logout.redirect.uris").textValue())
                .isEqualTo(APPLICATION + "/");
        assertThat(client.at("/attributes/backchannel.logout.url").textValue())
                .isEqualTo(APPLICATION + "/logout/connect/back-channel/care-identity");
        assertThat(client.at("/attributes/backchannel.logout.session.required").textValue())
                .isEqualTo("true");
        assertThat(client.at("/attributes/pkce.code.challenge.method").textValue())
                .isEqualTo("S256");
        assertThat(client.get("publicClient").booleanValue()).isFalse();
        assertThat(client.at("/attributes/jwks.url").textValue()).isEqualTo(APPLICATION + "/jwks");
    }

    @Test
    void theSampleApplicationProvesItselfByAKeyAndHasNoSecret() {
        JsonNode client = DEMO.client("sample-supplier-application");
        assertThat(client.get("clientAuthenticatorType").textValue()).isEqualTo("client-jwt");
        assertThat(client.at("/attributes/token.endpoint.auth.signing.alg").textValue())
                .isEqualTo("RS512");
        assertThat(client.has("secret")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("realms")
    void codesAndTokensLiveAsLongAsCis2s(RealmView realm) {
        assertThat(realm.realm().get("accessCodeLifespan").intValue()).isEqualTo(60);
        assertThat(realm.realm().get("accessTokenLifespan").intValue()).isEqualTo(3600);
    }

    @ParameterizedTest
    @MethodSource("realms")
    void discoverySaysWhatTheRealmIsOpenFor(RealmView realm) {
        assertThat(realm.realm().at("/attributes/care-identity.discovery").textValue())
                .isEqualTo("true");
    }

    private static RealmView demo(String realm) {
        return demo(realm, APPLICATION);
    }

    private static RealmView demo(String realm, String application) {
        return new RealmView(RealmConfiguration.demo(URI.create(application)).get(realm));
    }
}
