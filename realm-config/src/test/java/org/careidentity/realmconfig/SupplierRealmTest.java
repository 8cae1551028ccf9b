package org.careidentity.realmconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The preset for a supplier's own Keycloak. */
class SupplierRealmTest {

    private static final String ISSUER = "https://id.example/realms/care-identity";
    private static final RealmView WITH_PACK = new RealmView(RealmConfiguration.supplier(URI.create(ISSUER)));
    private static final RealmView STOCK = new RealmView(RealmConfiguration.stockSupplier(URI.create(ISSUER)));

    static Stream<RealmView> realms() {
        return Stream.of(WITH_PACK, STOCK);
    }

    /** Every provider of the pack has an id that begins so. */
    private static List<String> ours(RealmView realm) {
        return Stream.of("identityProviderMapper", "protocolMapper", "authenticator", "providerId", "executor")
                .flatMap(member -> realm.realm().findValuesAsText(member).stream())
                .filter(provider -> provider.startsWith("care-identity"))
                .distinct()
                .toList();
    }

    @Test
    void aKeycloakWithoutThePackHasAllThatTheStockRealmNames() {
        assertThat(ours(STOCK)).isEmpty();
        assertThat(STOCK.realm().has("loginTheme")).isFalse();
        assertThat(ours(WITH_PACK)).containsExactly("care-identity-claim-idp-mapper");
    }

    /** Else a person could give themselves a role, or take another's account at their next login. */
    @ParameterizedTest
    @MethodSource("realms")
    void whatCareIdentitySaysIsNotChangedByThePerson(RealmView realm) {
        JsonNode attributes = realm.userProfile().get("attributes");
        assertThat(attributes).isNotEmpty();
        RealmView.elements(attributes).forEach(attribute -> {
            assertThat(attribute.at("/permissions/edit").toString())
                    .as(attribute.get("name").textValue())
                    .isEqualTo("[\"admin\"]");
            assertThat(attribute.has("required")).isFalse();
        });
        assertThat(realm.userProfile().has("unmanagedAttributePolicy")).isFalse();
        assertThat(realm.realm().get("registrationAllowed").booleanValue()).isFalse();
        assertThat(realm.realm().get("editUsernameAllowed").booleanValue()).isFalse();
    }

    /** An account with the person's e-mail address must not be taken for theirs: Keycloak looks for one where addresses are unique. */
    @ParameterizedTest
    @MethodSource("realms")
    void noAccountIsFoundByAnEmailAddress(RealmView realm) {
        assertThat(realm.realm().get("duplicateEmailsAllowed").booleanValue()).isTrue();
        assertThat(realm.realm().get("loginWithEmailAllowed").booleanValue()).isFalse();
        assertThat(realm.realm().at("/identityProviders/0/trustEmail").booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("realms")
    void theFirstLoginAsksNothing(RealmView realm) {
        assertThat(realm.flow(realm.realm()
                        .at("/identityProviders/0/firstBrokerLoginFlowAlias")
                        .textValue()))
                .containsExactly("idp-create-user-if-unique ALTERNATIVE", "idp-auto-link ALTERNATIVE");
    }

    /** Keycloak's own mapper says AAL1_USERPASS of any brokered login. */
    @ParameterizedTest
    @MethodSource("realms")
    void acrIsCareIdentitysAlone(RealmView realm) {
        assertThat(realm.realm().toString()).doesNotContain("oidc-acr-mapper");
    }

    @ParameterizedTest
    @MethodSource("realms")
    void theFileHoldsNoSecretAndNoPlaceholder(RealmView realm) {
        assertThat(realm.realm().toString())
                .doesNotContain("clientSecret")
                .doesNotContain("localhost")
                .doesNotContainPattern("(?<!\\$)\\{[a-z-]+}");
    }

    @ParameterizedTest
    @ValueSource(strings = {ISSUER, ISSUER + "/"})
    void everyAddressIsTheIssuers(String issuer) {
        JsonNode provider = RealmConfiguration.supplier(URI.create(issuer)).at("/identityProviders/0/config");
        assertThat(provider.get("issuer").textValue()).isEqualTo(ISSUER);
        for (String address : List.of("authorizationUrl", "tokenUrl", "userInfoUrl", "jwksUrl", "logoutUrl")) {
            assertThat(provider.get(address).textValue()).startsWith(ISSUER + "/protocol/openid-connect/");
        }
    }
}
