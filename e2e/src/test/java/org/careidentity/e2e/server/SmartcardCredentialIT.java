package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppLogin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.CardServer;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LoginSteps;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.MailedLink;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A smartcard is a credential: one person's, registered as the realm says, seen and removed, and renewed by policy. */
@SideBySide
class SmartcardCredentialIT {

    private static final String TYPE = "care-identity-smartcard";
    private static final String AUTOMATIC = "cards-automatic";
    private static final String FIRST_USE = "cards-first-use";
    private static final String REQUIRED = "cards-required";
    private static final int WINDOWS = 6;
    private static final int ROUNDS = 5;
    private static final CardEstate ESTATE = CardEstate.running();

    private final TestServer server = ESTATE.server();
    private final Admin admin = server.admin();
    private String person;
    private CardPki.Card card;

    @BeforeAll
    static void realms() {
        realm(AUTOMATIC, Map.of());
        realm(FIRST_USE, Map.of("registration", "first-use"));
        realm(REQUIRED, Map.of("registration", "required", "renewal", "never"));
    }

    private static void realm(String name, Map<String, String> settings) {
        ESTATE.server().copyRealm(TestServer.REALM, name);
        ESTATE.settings(name, settings);
    }

    private Application in(String realm) {
        person = People.testUser(admin, realm, "3");
        card = ESTATE.cardOf(person);
        return Application.create(server, realm, "ward-" + person);
    }

    private Answer logIn(Application application, CardPki.Card with) {
        return logIn(application, ESTATE.cards().browser(with));
    }

    private static Answer logIn(Application application, HttpBrowser browser) {
        return CardEstate.show(browser, CardEstate.toThePage(application, browser));
    }

    private List<JsonNode> stored(String realm) {
        List<JsonNode> stored = new ArrayList<>();
        String id = admin.user(realm, person).path("id").textValue();
        for (JsonNode credential : admin.get(realm + "/users/" + id + "/credentials")) {
            if (TYPE.equals(credential.path("type").textValue())) {
                stored.add(credential);
            }
        }
        return stored;
    }

    private JsonNode only(String realm) {
        List<JsonNode> stored = stored(realm);
        assertThat(stored).hasSize(1);
        return Json.read(stored.get(0).path("credentialData").textValue());
    }

    private void refused(Answer page, String realm, String reason, String words) {
        assertThat(page.page().text()).contains(words);
        assertThat(ESTATE.newest(realm, "LOGIN_ERROR").path("error").textValue())
                .isEqualTo(reason);
    }

    @Test
    void aCardRegistersItselfOnceWhereTheRealmSaysSo() throws Exception {
        Application application = in(AUTOMATIC);
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
        JsonNode credential = only(AUTOMATIC);
        assertThat(credential.path("serial").textValue())
                .isEqualTo(card.certificate().getSerialNumber().toString(16));
        assertThat(credential.path("issuer").textValue()).contains("NHS Authentication");
        assertThat(credential.path("registeredBy").textValue()).isEqualTo("certificate");
        assertThat(credential.path("notBefore").longValue())
                .isEqualTo(card.certificate().getNotBefore().toInstant().getEpochSecond());
        assertThat(credential.path("notAfter").longValue())
                .isEqualTo(card.certificate().getNotAfter().toInstant().getEpochSecond());
        assertThat(credential.path("fingerprint").textValue())
                .isEqualTo(sha256(card.certificate().getEncoded()));
        assertThat(credential.path("keyHash").textValue())
                .isEqualTo(sha256(card.certificate().getPublicKey().getEncoded()));
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aRegistrationIsAnEventOfItsOwn() {
        Application application = in(AUTOMATIC);
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
        JsonNode event = ESTATE.newest(AUTOMATIC, "UPDATE_CREDENTIAL");
        assertThat(event.path("userId").textValue())
                .isEqualTo(admin.user(AUTOMATIC, person).path("id").textValue());
        JsonNode details = event.path("details");
        assertThat(details.path("credential_type").textValue()).isEqualTo(TYPE);
        assertThat(details.path("credential_id").textValue())
                .isEqualTo(stored(AUTOMATIC).get(0).path("id").textValue());
        assertThat(details.path("care_identity_registered_by").textValue()).isEqualTo("certificate");
        assertThat(details.path("care_identity_card_issuer").textValue())
                .isEqualTo(card.certificate().getIssuerX500Principal().getName());
        assertThat(details.path("care_identity_card_serial").textValue())
                .isEqualTo(card.certificate().getSerialNumber().toString(16));
    }

    @Test
    void ofSeveralFirstLoginsWithANewCardAtTheSameMomentNoneIsRefused() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Application application = in(AUTOMATIC);
            remember(AUTOMATIC, round);
            allLogIn(application);
            assertThat(stored(AUTOMATIC)).hasSize(1);
        }
    }

    @Test
    void ofSeveralFirstLoginsWithACardThatCameByAnImportNoneIsRefused() throws Exception {
        Application application = in(FIRST_USE);
        register(application);
        String data = stored(FIRST_USE).get(0).path("credentialData").textValue();
        for (int round = 0; round < ROUNDS; round++) {
            imported(data);
            allLogIn(application);
            assertThat(stored(FIRST_USE)).hasSize(1);
        }
    }

    /** Has the server keep in memory, in every other round, that the person has no card. */
    private void remember(String realm, int round) {
        if (round % 2 == 0) {
            assertThat(stored(realm)).isEmpty();
        }
    }

    private void allLogIn(Application application) throws Exception {
        List<Answer> ends = CardRace.run(windows(), browser -> CardEstate.toThePage(application, browser));
        assertThat(ends.stream().map(application::tokens).map(SmartcardCredentialIT::level))
                .hasSize(WINDOWS)
                .containsOnly("3");
    }

    private static String level(Application.Tokens tokens) {
        return tokens.idClaims().path("authentication_assurance_level").textValue();
    }

    private Stream<HttpBrowser> windows() {
        return Stream.generate(() -> ESTATE.cards().browser(card)).limit(WINDOWS);
    }

    @Test
    void ofSeveralWindowsInWhichAPersonRegistersOneCardAtTheSameMomentOneDoesAndTheOthersSayWhy() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Application application = in(FIRST_USE);
            remember(FIRST_USE, round);
            List<Answer> ends = CardRace.run(windows(), browser -> registrationPage(application, browser));
            assertThat(ends.stream().filter(end -> "success".equals(end.parameter("kc_action_status"))))
                    .hasSize(1);
            assertThat(ends.stream()
                            .map(end -> end.page().text())
                            .filter(text -> text.contains("registered to you already")))
                    .as(() -> ends.toString())
                    .hasSize(WINDOWS - 1);
            assertThat(stored(FIRST_USE)).hasSize(1);
        }
    }

    @Test
    void theCardOfADisabledPersonLogsNobodyIn() {
        Application application = in(AUTOMATIC);
        enabled(false);
        refused(logIn(application, card), AUTOMATIC, "user_disabled", "This Care Identity is disabled");
        assertThat(stored(AUTOMATIC)).isEmpty();
        enabled(true);
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
    }

    private void enabled(boolean enabled) {
        ObjectNode user = (ObjectNode) admin.user(AUTOMATIC, person);
        admin.put(AUTOMATIC + "/users/" + user.path("id").textValue(), user.put("enabled", enabled))
                .ok();
    }

    @Test
    void aLockOfGuessableMethodsDoesNotStopACard() {
        String realm = "cards-locked";
        realm(realm, Map.of());
        admin.put(realm, Map.of("quickLoginCheckMilliSeconds", 0, "failureFactor", 2, "waitIncrementSeconds", 120))
                .ok();
        AppPerson locked = AppPerson.of(admin, realm);
        AppLogin guesser = new AppLogin(
                Application.create(server, realm, "ward"), ESTATE.cards().browser(null));
        Answer page = guesser.begin();
        for (int guess = 1; guess <= 2; guess++) {
            page = guesser.password(page, locked.email(), "wrong " + guess);
            locked.failures(guess);
        }
        assertThat(guesser.password(page, locked).page().text()).contains("too many wrong attempts");
        Answer end = logIn(guesser.application(), ESTATE.cardOf(locked.uuid()));
        assertThat(Application.hasCode(end)).as(end.body()).isTrue();
    }

    @Test
    void aCardOfAUuidThatTwoPeopleHaveLogsNeitherIn() {
        Application application = in(AUTOMATIC);
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
        admin.createUser(
                AUTOMATIC,
                Map.of(
                        "username",
                        "copy-of-" + person,
                        "enabled",
                        true,
                        "attributes",
                        Map.of("nhsid_useruid", List.of(person))));
        refused(logIn(application, card), AUTOMATIC, "care_identity_card_of_nobody", "nobody is known here by it");
    }

    @Test
    void whereAnEarlierStepIdentifiedSomebodyNobodyElsesCardLogsIn() {
        String realm = "cards-identified";
        realm(realm, Map.of());
        LoginSteps.first(admin, realm, "auth-username-form");
        Application application = in(realm);
        CardPki.Card others = ESTATE.cardOf(People.testUser(admin, realm, "3"));
        refused(
                identified(application, others),
                realm,
                "care_identity_card_of_other_person",
                "This smartcard belongs to somebody else");
        assertThat(Application.hasCode(identified(application, card))).isTrue();
    }

    private Answer identified(Application application, CardPki.Card with) {
        HttpBrowser browser = ESTATE.cards().browser(with);
        Answer methods = browser.submit(
                application.begin(browser, Map.of("acr_values", "AAL3_ANY")), Map.of("username", person));
        return CardEstate.show(browser, browser.submit(methods, Map.of("method", "smartcard")));
    }

    @Test
    void anotherPersonsCardAtAReauthenticationEndsTheSessionAndBeginsTheirOwn() {
        Application application = in(AUTOMATIC);
        String first = person;
        String second = People.testUser(admin, AUTOMATIC, "3");
        HttpBrowser browser = ESTATE.cards().browser(ESTATE.cardOf(second));
        Application.Tokens firsts = application.tokens(
                Login.asTestUser(browser, application.begin(browser, Map.of("acr_values", "AAL3_ANY")), first));
        Answer methods = application.begin(browser, Map.of("acr_values", "AAL3_ANY", "prompt", "login"));
        Answer end = CardEstate.show(browser, browser.submit(methods, Map.of("method", "smartcard")));
        assertThat(application.tokens(end).idClaims().path("sub").textValue()).isEqualTo(second);
        assertThat(refresh(application, firsts).error()).isEqualTo("invalid_grant");
    }

    @Test
    void logoutEndsWhatACardBegan() {
        Application application = in(AUTOMATIC);
        Application.Tokens tokens = application.refresh(application.tokens(logIn(application, card)));
        assertThat(application
                        .post("logout", Map.of("refresh_token", tokens.refreshToken()))
                        .status())
                .isEqualTo(204);
        assertThat(refresh(application, tokens).error()).isEqualTo("invalid_grant");
    }

    @Test
    void theLevelOfACardEndsWhenNobodyDoesAnything() throws Exception {
        String realm = "cards-idle";
        realm(realm, Map.of());
        ObjectNode settings = (ObjectNode) admin.get(realm);
        ((ObjectNode) settings.get("attributes")).put("care-identity.aal3-idle-seconds", "3");
        admin.put(realm, settings).ok();
        Application application = in(realm);
        HttpBrowser browser = ESTATE.cards().browser(card);
        Application.Tokens tokens = application.tokens(logIn(application, browser));
        assertThat(level(tokens)).isEqualTo("3");
        Thread.sleep(Duration.ofSeconds(5).toMillis());
        assertThat(level(application.refresh(tokens))).isEqualTo("2");
        assertThat(Application.hasCode(application.begin(browser, Map.of("acr_values", "AAL3_ANY"))))
                .as("a login at its level")
                .isFalse();
    }

    @Test
    void aRealmSaysByWhichNameItsCardsAreKnownToApplications() {
        String realm = "cards-cis2";
        realm(realm, Map.of("amr", "CIS2_SMARTCARD"));
        Application application = in(realm);
        HttpBrowser browser = ESTATE.cards().browser(card);
        Answer methods = application.begin(browser, Map.of("acr_values", "AAL3_CIS2_SMARTCARD"));
        Answer end = CardEstate.show(browser, Login.choose(browser, methods, "smartcard"));
        JsonNode claims = application.tokens(end).idClaims();
        assertThat(claims.path("acr").textValue()).isEqualTo("AAL3_CIS2_SMARTCARD");
        assertThat(claims.path("amr").toString()).isEqualTo("[\"CIS2_SMARTCARD\"]");
        assertThat(offersACard(application, "AAL3_SMARTCARD")).isTrue();
        assertThat(offersACard(application, "AAL3_N3_SMARTCARD")).isFalse();
        assertThat(offersACard(in(AUTOMATIC), "AAL3_N3_SMARTCARD")).isTrue();
        assertThat(offersACard(in(AUTOMATIC), "AAL3_CIS2_SMARTCARD")).isFalse();
    }

    /** The test user's method is offered in any case. */
    private static boolean offersACard(Application application, String acr) {
        Answer page = application.begin(ESTATE.cards().browser(null), Map.of("acr_values", acr));
        assertThat(page.page().select("input[value=test-user], #kc-form-login")).isNotEmpty();
        return !page.page().select("input[name=method][value=smartcard]").isEmpty();
    }

    @Test
    void aCardThatIsRegisteredToSomebodyIsNobodyElses() {
        Application application = in(AUTOMATIC);
        CardPki.Card theirs = card;
        assertThat(Application.hasCode(logIn(application, theirs))).isTrue();
        person = People.testUser(admin, AUTOMATIC, "3");
        Answer page = logIn(application, ESTATE.again(person, theirs, parts -> {}));
        refused(page, AUTOMATIC, "care_identity_authenticator_taken", "registered to somebody else");
        assertThat(stored(AUTOMATIC)).isEmpty();
    }

    @Test
    void whatACardProvedEndsWhenItIsRemoved() {
        Application application = in(AUTOMATIC);
        Application.Tokens byCard = application.tokens(logIn(application, card));
        HttpBrowser other = ESTATE.cards().browser(null);
        Application.Tokens byOther = application.tokens(
                Login.asTestUser(other, application.begin(other, Map.of("acr_values", "AAL3_ANY")), person));
        String id = admin.user(AUTOMATIC, person).path("id").textValue();
        admin.delete(AUTOMATIC + "/users/" + id + "/credentials/"
                        + stored(AUTOMATIC).get(0).path("id").textValue())
                .ok();
        assertThat(refresh(application, byCard).error()).isEqualTo("invalid_grant");
        assertThat(refresh(application, byOther).error()).isNull();
    }

    private static Application.Answer refresh(Application application, Application.Tokens tokens) {
        return application.token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()));
    }

    private Map<String, String> of(String realm, String action) {
        return Map.of(
                "action",
                action,
                "credentialId",
                stored(realm).get(0).path("id").textValue());
    }

    @Test
    void thePersonIsToldWhatStopsBeforeTheirLastCardGoesAndItIsGoneForGood() {
        Application application = in(FIRST_USE);
        register(application);
        HttpBrowser browser = ESTATE.cards().browser(null);
        Answer page = Login.asTestUser(browser, application.begin(browser, action("manage-authenticators")), person);
        assertThat(page.page().text()).contains("Smartcard 1", "Expires", "Not used yet");
        Answer warned = browser.submit(page, of(FIRST_USE, "remove"));
        assertThat(warned.page().text()).contains("Smartcard 1 is your only authenticator of the highest level");
        assertThat(stored(FIRST_USE)).hasSize(1);
        Map<String, String> unconfirmed = new HashMap<>(of(FIRST_USE, "remove"));
        unconfirmed.put("warned", "true");
        Answer again = browser.submit(warned, unconfirmed);
        assertThat(again.page().text()).contains("Tick the box");
        assertThat(stored(FIRST_USE)).hasSize(1);
        Map<String, String> confirmed = new HashMap<>(unconfirmed);
        confirmed.put("confirmed", "true");
        assertThat(browser.submit(again, confirmed).page().text()).contains("Authenticator removed");
        assertThat(stored(FIRST_USE)).isEmpty();
        refused(logIn(application, card), FIRST_USE, "care_identity_card_removed", "switched off here");
        assertThat(registered(application).page().text()).contains("switched off here");
    }

    @Test
    void aRemovedCardDoesNotRegisterItselfAgainAndAnotherOfThePersonDoes() {
        Application application = in(AUTOMATIC);
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
        HttpBrowser browser = ESTATE.cards().browser(null);
        Answer page = Login.asTestUser(browser, application.begin(browser, action("manage-authenticators")), person);
        Map<String, String> confirmed = new HashMap<>(of(AUTOMATIC, "remove"));
        confirmed.put("confirmed", "true");
        assertThat(browser.submit(page, confirmed).page().text()).contains("Authenticator removed");
        refused(logIn(application, card), AUTOMATIC, "care_identity_card_removed", "switched off here");
        CardPki.Card renewed = ESTATE.again(
                person, card, parts -> parts.notBefore = Instant.now().minusSeconds(60));
        refused(logIn(application, renewed), AUTOMATIC, "care_identity_card_removed", "switched off here");
        assertThat(stored(AUTOMATIC)).isEmpty();
        assertThat(Application.hasCode(logIn(application, ESTATE.cardOf(person))))
                .isTrue();
    }

    @Test
    void anAdministratorsLinkRegistersARemovedCardAgain() {
        Application application = in(AUTOMATIC);
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
        HttpBrowser browser = ESTATE.cards().browser(null);
        Answer page = Login.asTestUser(browser, application.begin(browser, action("manage-authenticators")), person);
        Map<String, String> confirmed = new HashMap<>(of(AUTOMATIC, "remove"));
        confirmed.put("confirmed", "true");
        browser.submit(page, confirmed);
        assertThat(stored(AUTOMATIC)).isEmpty();
        try (Mailbox mailbox = new Mailbox()) {
            mailbox.receiveFor(admin, AUTOMATIC);
            String id = admin.user(AUTOMATIC, person).path("id").textValue();
            admin.put(
                            AUTOMATIC + "/users/" + id + "/execute-actions-email?lifespan=600",
                            List.of("care-identity-register-smartcard"))
                    .ok();
            HttpBrowser opened = ESTATE.cards().browser(card);
            CardEstate.show(opened, MailedLink.open(opened, URI.create(mailbox.linkTo(person + "@example.test"))));
        }
        assertThat(only(AUTOMATIC).path("registeredBy").textValue()).isEqualTo("link");
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
    }

    @Test
    void anAdministratorsDeletionLetsACardRegisterItselfAgain() {
        Application application = in(AUTOMATIC);
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
        String id = admin.user(AUTOMATIC, person).path("id").textValue();
        admin.delete(AUTOMATIC + "/users/" + id + "/credentials/"
                        + stored(AUTOMATIC).get(0).path("id").textValue())
                .ok();
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
    }

    @Test
    void aCardThatWasReportedLostInASessionOfALowerLevelLogsNobodyIn() {
        Application application = in(AUTOMATIC);
        Application.Tokens before = application.tokens(logIn(application, card));
        People.prove(admin, AUTOMATIC, person, "2", "TOTP");
        HttpBrowser browser = ESTATE.cards().browser(null);
        Answer page = Login.asTestUser(browser, application.begin(browser, action("manage-authenticators")), person);
        Answer reported = browser.submit(page, of(AUTOMATIC, "lost"));
        assertThat(reported.page().text()).contains("The authenticator is suspended", "Suspended");
        assertThat(refresh(application, before).error()).isEqualTo("invalid_grant");
        refused(logIn(application, card), AUTOMATIC, "care_identity_authenticator_suspended", "switched off here");
        assertThat(stored(AUTOMATIC)).hasSize(1);
    }

    @Test
    void aSessionOfALowerLevelRemovesAndRenamesNoCard() {
        Application application = in(FIRST_USE);
        register(application);
        String name = stored(FIRST_USE).get(0).path("userLabel").textValue();
        People.prove(admin, FIRST_USE, person, "2", "TOTP");
        HttpBrowser browser = ESTATE.cards().browser(null);
        for (String action : List.of("remove", "rename", "rename-to")) {
            Answer page = Login.asTestUser(
                    browser,
                    application.begin(
                            browser,
                            Map.of(
                                    "acr_values",
                                    "AAL2_OR_AAL3_ANY",
                                    "prompt",
                                    "login",
                                    "kc_action",
                                    "care-identity-manage-authenticators")),
                    person);
            assertThat(page.page().text()).contains("Smartcard 1");
            assertThat(page.page().select("button[value=remove], button[value=rename]"))
                    .isEmpty();
            Map<String, String> form = new HashMap<>(of(FIRST_USE, action));
            form.putAll(Map.of("label", "Mine", "confirmed", "true"));
            assertThat(browser.submit(page, form).status()).as(action).isEqualTo(403);
        }
        assertThat(stored(FIRST_USE).get(0).path("userLabel").textValue()).isEqualTo(name);
    }

    @Test
    void aSessionOfALowerLevelAddsAndRemovesNoCardThroughKeycloaksOwnPaths() {
        Application application = in(FIRST_USE);
        register(application);
        String id = stored(FIRST_USE).get(0).path("id").textValue();
        People.prove(admin, FIRST_USE, person, "2", "TOTP");
        String token = AccountApi.token(ESTATE.cards().browser(null), server, CardServer.LOGIN, FIRST_USE, person);
        assertThat(AccountApi.delete(server.url(), FIRST_USE, token, "/credentials/" + id)
                        .status())
                .isEqualTo(400);
        HttpBrowser browser = ESTATE.cards().browser(null);
        Answer deletion = Login.asTestUser(
                browser,
                application.begin(
                        browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "delete_credential:" + id)),
                person);
        if (deletion.location() == null) {
            browser.submit(deletion, Map.of("accept", ""));
        }
        assertThat(stored(FIRST_USE)).hasSize(1);
        assertThat(registrationPage(application, ESTATE.cards().browser(card)).status())
                .isEqualTo(403);
    }

    private static Map<String, String> action(String name) {
        return Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-" + name);
    }

    /** As the person does who has proved the level in another way. */
    private void register(Application application) {
        assertThat(registered(application).parameter("kc_action_status")).isEqualTo("success");
    }

    private Answer registered(Application application) {
        HttpBrowser browser = ESTATE.cards().browser(card);
        return CardEstate.show(browser, registrationPage(application, browser));
    }

    private Answer registrationPage(Application application, HttpBrowser browser) {
        return Login.asTestUser(browser, application.begin(browser, action("register-smartcard")), person);
    }

    @Test
    void aPersonRegistersTheirCardInASessionOfItsLevelAndItLogsIn() {
        Application application = in(FIRST_USE);
        register(application);
        assertThat(only(FIRST_USE).path("registeredBy").textValue()).isEqualTo("self");
        JsonNode claims = application.tokens(logIn(application, card)).idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person);
    }

    @Test
    void aSessionOfALowerLevelRegistersNoCard() {
        Application application = in(FIRST_USE);
        People.prove(admin, FIRST_USE, person, "2", "TOTP");
        Answer page = registrationPage(application, ESTATE.cards().browser(card));
        assertThat(page.status()).isEqualTo(403);
        assertThat(stored(FIRST_USE)).isEmpty();
    }

    @Test
    void aCardOfSomebodyElseIsNotRegistered() {
        Application application = in(FIRST_USE);
        card = ESTATE.cardOf(People.testUser(admin, FIRST_USE, "3"));
        assertThat(registered(application).page().text()).contains("belongs to somebody else");
        assertThat(stored(FIRST_USE)).isEmpty();
    }

    @Test
    void aCardIsRegisteredOnce() {
        Application application = in(FIRST_USE);
        register(application);
        assertThat(registered(application).page().text()).contains("registered to you already");
        assertThat(stored(FIRST_USE)).hasSize(1);
    }

    @Test
    void theFirstUseOfACardCountsWhereThePersonHasProvedItsLevelInThisBrowser() {
        Application application = in(FIRST_USE);
        refused(
                logIn(application, card),
                FIRST_USE,
                "care_identity_card_not_registered",
                "it is not registered here yet");
        HttpBrowser browser = ESTATE.cards().browser(card);
        application.tokens(
                Login.asTestUser(browser, application.begin(browser, Map.of("acr_values", "AAL3_ANY")), person));
        Answer methods = application.begin(browser, Map.of("acr_values", "AAL3_ANY", "prompt", "login"));
        Answer end = CardEstate.show(browser, browser.submit(methods, Map.of("method", "smartcard")));
        assertThat(Application.hasCode(end)).as(end.body()).isTrue();
        assertThat(only(FIRST_USE).path("registeredBy").textValue()).isEqualTo("self");
    }

    @Test
    void theFirstUseOfACardDoesNotCountInASessionOfALowerLevel() {
        Application application = in(FIRST_USE);
        People.prove(admin, FIRST_USE, person, "2", "TOTP");
        HttpBrowser browser = ESTATE.cards().browser(card);
        application.tokens(
                Login.asTestUser(browser, application.begin(browser, Map.of("acr_values", "AAL2_ANY")), person));
        refused(
                logIn(application, browser),
                FIRST_USE,
                "care_identity_card_not_registered",
                "it is not registered here yet");
        assertThat(stored(FIRST_USE)).isEmpty();
    }

    @Test
    void whereTheAuthorityRegistersOnlyItsLinkDoes() throws Exception {
        Application application = in(REQUIRED);
        assertThat(registrationPage(application, ESTATE.cards().browser(card)).status())
                .as("a person of whatever level")
                .isEqualTo(403);
        try (Mailbox mailbox = new Mailbox()) {
            mailbox.receiveFor(admin, REQUIRED);
            String id = admin.user(REQUIRED, person).path("id").textValue();
            admin.put(
                            REQUIRED + "/users/" + id + "/execute-actions-email?lifespan=600",
                            List.of("care-identity-register-smartcard"))
                    .ok();
            URI link = URI.create(mailbox.linkTo(person + "@example.test"));
            HttpBrowser browser = ESTATE.cards().browser(card);
            HttpBrowser late = ESTATE.cards().browser(ESTATE.cardOf(person));
            Answer page = MailedLink.open(browser, link);
            Answer latePage = MailedLink.open(late, link);
            CardEstate.show(browser, page);
            Answer lateEnd = CardEstate.show(late, latePage);
            assertThat(lateEnd.page().text()).contains("link");
        }
        assertThat(only(REQUIRED).path("registeredBy").textValue()).isEqualTo("link");
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
        refused(
                logIn(application, ESTATE.again(person, card, parts -> {})),
                REQUIRED,
                "care_identity_card_not_registered",
                "it is not registered here yet");
    }

    @Test
    void aLaterCertificateOfTheSameKeyTakesThePlaceOfTheFirst() {
        Application application = in(FIRST_USE);
        register(application);
        CardPki.Card renewed = ESTATE.again(
                person, card, parts -> parts.notBefore = Instant.now().minusSeconds(60));
        assertThat(Application.hasCode(logIn(application, renewed))).isTrue();
        assertThat(only(FIRST_USE).path("serial").textValue())
                .isEqualTo(renewed.certificate().getSerialNumber().toString(16));
        assertThat(Application.hasCode(logIn(application, card)))
                .as("the older one of the same key is the same card")
                .isTrue();
    }

    @Test
    void aCardWithANewKeyOfTheSameIssuerFollowsWhereTheRealmSaysSo() {
        String realm = "cards-same-issuer";
        realm(realm, Map.of("registration", "first-use", "renewal", "same-issuer"));
        Application application = in(realm);
        register(application);
        String id = stored(realm).get(0).path("id").textValue();
        CardPki.Card renewed =
                ESTATE.cardOf(person, parts -> parts.notBefore = Instant.now().minusSeconds(60));
        assertThat(Application.hasCode(logIn(application, renewed))).isTrue();
        assertThat(stored(realm).get(0).path("id").textValue()).isEqualTo(id);
        refused(logIn(application, card), realm, "care_identity_card_not_registered", "it is not registered here yet");
    }

    @Test
    void aCardWithANewKeyDoesNotFollowByItself() {
        Application application = in(FIRST_USE);
        register(application);
        CardPki.Card other =
                ESTATE.cardOf(person, parts -> parts.notBefore = Instant.now().minusSeconds(60));
        refused(
                logIn(application, other),
                FIRST_USE,
                "care_identity_card_not_registered",
                "it is not registered here yet");
    }

    @Test
    void aRegistrationThatCameByAnImportLogsInUnlessItIsSwitchedOff() {
        Application application = in(FIRST_USE);
        register(application);
        String data = stored(FIRST_USE).get(0).path("credentialData").textValue();
        imported(data);
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
        imported(data.replace("\"ACTIVE\"", "\"DISABLED\""));
        refused(logIn(application, card), FIRST_USE, "care_identity_authenticator_disabled", "switched off here");
    }

    private void imported(String data) {
        ObjectNode user = (ObjectNode) admin.user(FIRST_USE, person);
        admin.delete(FIRST_USE + "/users/" + user.path("id").textValue()).ok();
        user.remove("id");
        user.putArray("credentials")
                .addObject()
                .put("type", TYPE)
                .put("userLabel", "imported")
                .put("credentialData", data)
                .put("secretData", "{}");
        admin.post(FIRST_USE + "/partialImport", Map.of("ifResourceExists", "FAIL", "users", List.of(user)))
                .ok();
    }

    @Test
    void aCardThatExpiresSoonIsSaidSoOnceADayAndCounted() {
        Application application = in(AUTOMATIC);
        double before = warnings();
        card = ESTATE.cardOf(person, parts -> parts.notAfter = Instant.now().plus(Duration.ofDays(29)));
        HttpBrowser browser = ESTATE.cards().browser(card);
        Answer page = logIn(application, browser);
        assertThat(page.page().text()).contains("Your smartcard expires soon", "until");
        Answer end = browser.submit(page, Map.of("action", "done"));
        assertThat(Application.hasCode(end)).as(end.body()).isTrue();
        assertThat(Application.hasCode(logIn(application, card)))
                .as("not again today")
                .isTrue();
        assertThat(warnings()).isEqualTo(before + 1);
    }

    private static double warnings() {
        return ESTATE.cards()
                .metric("care_identity_card_expiring_total{realm=\"" + AUTOMATIC + "\"}")
                .orElse(0);
    }

    @Test
    void aCardLogsInUntilItExpires() throws Exception {
        Application application = in(AUTOMATIC);
        Instant end = Instant.now().plusSeconds(15);
        card = ESTATE.cardOf(person, parts -> parts.notAfter = end);
        HttpBrowser browser = ESTATE.cards().browser(card);
        Answer warned = browser.submit(logIn(application, browser), Map.of("action", "done"));
        assertThat(Application.hasCode(warned)).as(warned.body()).isTrue();
        Thread.sleep(Duration.between(Instant.now(), end).plusSeconds(2).toMillis());
        refused(logIn(application, card), AUTOMATIC, "care_identity_card_expired", "Your smartcard has expired");
    }

    @Test
    void aCardThatExpiresLaterIsSaidNothingOf() {
        Application application = in(AUTOMATIC);
        card = ESTATE.cardOf(person, parts -> parts.notAfter = Instant.now().plus(Duration.ofDays(31)));
        assertThat(Application.hasCode(logIn(application, card))).isTrue();
    }

    @Test
    void theAccountConsoleShowsACardAndSendsToOurOwnAction() {
        Application application = in(FIRST_USE);
        register(application);
        String token = AccountApi.token(ESTATE.cards().browser(null), server, CardServer.LOGIN, FIRST_USE, person);
        JsonNode types = AccountApi.get(server.url(), FIRST_USE, token, "/credentials")
                .ok()
                .json();
        JsonNode cards = null;
        for (JsonNode type : types) {
            cards = TYPE.equals(type.path("type").textValue()) ? type : cards;
        }
        assertThat(cards).isNotNull();
        assertThat(cards.path("removeable").booleanValue()).isFalse();
        assertThat(cards.path("updateAction").textValue()).isEqualTo("care-identity-manage-authenticators");
        assertThat(cards.path("userCredentialMetadatas")).hasSize(1);
        JsonNode shown = cards.at("/userCredentialMetadatas/0/infoProperties");
        assertThat(detail(shown, "issuer")).contains("NHS Authentication G2");
        assertThat(detail(shown, "serial"))
                .isEqualTo(card.certificate().getSerialNumber().toString(16));
        assertThat(detail(shown, "valid-from")).isEqualTo(day(card.certificate().getNotBefore()));
        assertThat(detail(shown, "valid-until"))
                .isEqualTo(day(card.certificate().getNotAfter()));
    }

    private static String detail(JsonNode shown, String name) {
        for (JsonNode detail : shown) {
            if (detail.path("key").textValue().equals("care-identity-smartcard-" + name)) {
                return detail.at("/parameters/0").textValue();
            }
        }
        throw new AssertionError(name + " is not in " + shown);
    }

    private static String day(Date date) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK)
                .format(date.toInstant().atZone(ZoneOffset.UTC));
    }
}
