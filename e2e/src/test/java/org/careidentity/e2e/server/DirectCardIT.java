package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardTls;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.MethodSettings;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestCertificate;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cards without a card host, where the server's own TLS asks every browser for one; and with revocation that may be unknown. */
@SideBySide
class DirectCardIT {

    private static final int PORT = 18690;
    private static final int TLS_PORT = 18691;
    private static final BigInteger REVOKED = BigInteger.valueOf(0x5EED);
    private static final RevocationServer AUTHORITY = new RevocationServer();
    private static final CardPki PKI =
            CardPki.at("http://" + AUTHORITY.host() + "/crl", DirectCardIT::acceptableToJava);
    private static final TestCertificate CERTIFICATE = TestCertificate.of("direct");

    private static KeycloakServer keycloak;
    private static Application application;
    private static String person;

    @BeforeAll
    static void start() {
        AUTHORITY.put("auth_c1.crl", new CrlParts(1).revoke(REVOKED).signedBy(PKI.issuer()));
        KeycloakDistribution distribution =
                TestServer.demoDistribution(TestServer.artifacts().keycloakZip(), "direct-card-server");
        keycloak = TestServer.own(distribution, PORT, "keycloak-direct-card")
                .importRealms()
                .options(
                        "--hostname=https://localhost:" + TLS_PORT,
                        "--https-port=" + TLS_PORT,
                        "--https-key-store-file=" + CERTIFICATE.keyStore(),
                        "--https-key-store-password=" + TestCertificate.PASSWORD,
                        "--https-client-auth=request",
                        "--https-trust-store-file="
                                + CardTls.trusting(
                                        "cards",
                                        List.of(
                                                PKI.root().certificate(),
                                                PKI.issuer().certificate())),
                        "--https-trust-store-password=" + CardTls.PASSWORD,
                        "--http-management-scheme=http",
                        "--spi-realm-restapi-extension--care-identity-card--direct=true",
                        "--spi-authenticator--care-identity-smartcard--revocation-first=crl",
                        "--spi-authenticator--care-identity-smartcard--revocation-fall-back=false",
                        "--spi-authenticator--care-identity-smartcard--revocation-soft-fail=true",
                        "--spi-authenticator--care-identity-smartcard--revocation-hosts=" + AUTHORITY.host())
                .start();
        TestServer server = TestServer.at(keycloak.baseUrl());
        MethodSettings.cards(server.admin(), TestServer.REALM, PKI, Map.of());
        application = Application.create(server, TestServer.REALM, "ward");
        person = People.testUser(server.admin(), TestServer.REALM, "3");
    }

    @AfterAll
    static void stop() {
        keycloak.close();
        AUTHORITY.close();
    }

    private static CardPki.Card cardOf(String uuid) {
        return cardOf(uuid, parts -> {});
    }

    private static CardPki.Card cardOf(String uuid, Consumer<CertificateParts> change) {
        return PKI.card(parts -> {
            parts.subject = CardPki.name(uuid + "_RANDOM_USERQ");
            acceptableToJava(parts);
            change.accept(parts);
        });
    }

    private static void acceptableToJava(CertificateParts parts) {
        CardPki.policy(parts, CardPki.AUTHENTICATION, false);
    }

    private static Answer logIn(CardPki.Card card) {
        HttpClient client = CardTls.client(card, PKI.issuer().certificate(), CERTIFICATE);
        HttpBrowser browser = new HttpBrowser(client);
        Answer page = browser.submit(
                application.begin(browser, Map.of("acr_values", "AAL3_ANY")), Map.of("method", "smartcard"));
        return browser.submit(page, Map.of("action", "card"));
    }

    @Test
    void aCardThatTheServersOwnTlsProvedLogsIn() {
        JsonNode claims = application.tokens(logIn(cardOf(person))).idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person);
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("3");
    }

    /** Why the shape is not for the cards of the NHS: Java's TLS takes no qualifiers in a critical policy. */
    @Test
    void aCardWithTheNhssCriticalPolicyComesToNoLogin() {
        CardPki.Card card = PKI.card(parts -> parts.subject = CardPki.name(person + "_RANDOM_USERQ"));
        assertThatThrownBy(() -> logIn(card)).hasRootCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void aBrowserWithoutACardIsToldSo() {
        assertThat(logIn(null).page().text()).contains("No smartcard was found");
    }

    @Test
    void aCardOfNobodyIsRefused() {
        assertThat(logIn(cardOf("999999999999")).page().text()).contains("nobody is known here by it");
    }

    @Test
    void whatNobodySaysOfAnAuthorityIsInTheEventWhereTheServerLetsItPass() {
        assertThat(Application.hasCode(logIn(cardOf(person)))).isTrue();
        assertThat(newest("LOGIN")
                        .at("/details/care_identity_card_revocation_unknown")
                        .asText())
                .as("the authority's list is not there")
                .isEqualTo("CRL: it answers 404");
    }

    @Test
    void aCardThatIsKnownRevokedPassesNowhere() {
        Answer page = logIn(cardOf(person, parts -> parts.serial = REVOKED));
        assertThat(page.page().text()).contains("has been cancelled");
        assertThat(newest("LOGIN_ERROR").path("error").textValue()).isEqualTo("care_identity_card_revoked");
    }

    private static JsonNode newest(String type) {
        return TestServer.at(keycloak.baseUrl())
                .admin()
                .get(TestServer.REALM + "/events?type=" + type + "&max=1")
                .path(0);
    }
}
