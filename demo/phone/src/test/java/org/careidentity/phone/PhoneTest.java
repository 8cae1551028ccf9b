package org.careidentity.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.careidentity.phone.authenticator.Ceremony;
import org.careidentity.phone.authenticator.KeyAlgorithm;
import org.careidentity.phone.realm.FakeRealm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneTest {

    private static final String APP = "http://phone.localhost:8082";

    private final FakeRealm realm = FakeRealm.start(APP, "phone.localhost");
    private final Phone phone = Phone.inMemory();

    @AfterEach
    void stop() {
        realm.close();
    }

    private LoginRequest asked(String number) {
        Account account = phone.register(realm.link(FakeRealm.TICKET)).account();
        realm.confirm();
        realm.begin(realm.login("request-1", number));
        return phone.requests(account).get(0);
    }

    private RealmRefusedException refusal(UnaryOperator<Ceremony> change, LoginRequest request, String number) {
        return catchThrowableOfType(
                RealmRefusedException.class, () -> phone.tampering(change).approve(request, number));
    }

    @Test
    void registersThenApprovesWithTheNumber() {
        Registration registration = phone.register(realm.link(FakeRealm.TICKET));
        assertThat(registration.checkNumber()).isEqualTo(FakeRealm.CHECK_NUMBER);
        assertThat(phone.device(registration.account())).isEmpty();
        realm.confirm();
        assertThat(phone.device(registration.account()).orElseThrow().account()).isEqualTo("Ottilie Marchbanks");
        assertThat(phone.requests()).isEmpty();
        realm.begin(realm.login("request-1", "042"));
        LoginRequest request = phone.requests().get(0);
        assertThat(request.application()).isEqualTo("Ward rounds");
        assertThat(request.digits()).isEqualTo(3);
        phone.approve(request, "042");
        assertThat(phone.requests()).isEmpty();
    }

    @Test
    void deniesWithTheReason() {
        LoginRequest request = asked("42");
        phone.deny(request, true);
        assertThat(realm.calls()).last().isEqualTo("POST /requests/request-1/denial");
        assertThat(phone.requests()).isEmpty();
    }

    @Test
    void anotherNumberIsRefusedWithTheTriesLeft() {
        RealmRefusedException refusal = refusal(UnaryOperator.identity(), asked("42"), "43");
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.reason()).isEqualTo("care_identity_push_number");
        assertThat(refusal.triesLeft()).hasValue(2);
    }

    @Test
    void tamperingReachesWhatIsSent() {
        LoginRequest request = asked("42");
        assertThat(refusal(Ceremony::withoutUserVerification, request, "42").reason())
                .isEqualTo("care_identity_login_invalid");
        assertThat(refusal(ceremony -> ceremony.withOrigin("https://evil.example"), request, "42")
                        .reason())
                .isEqualTo("care_identity_login_invalid");
        assertThat(refusal(ceremony -> ceremony.withRpId("evil.example"), request, "42")
                        .reason())
                .isEqualTo("care_identity_login_invalid");
        assertThat(refusal(ceremony -> ceremony.withType("webauthn.create"), request, "42")
                        .reason())
                .isEqualTo("care_identity_login_invalid");
        for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
            assertThat(refusal(ceremony -> ceremony.withAlgorithm(algorithm), request, "42")
                            .reason())
                    .as(algorithm.name())
                    .isEqualTo("care_identity_login_invalid");
        }
        assertThat(refusal(ceremony -> ceremony.withChallenge("c29tZXRoaW5nIGVsc2U"), request, "42")
                        .reason())
                .isEqualTo("care_identity_push_number");
        phone.approve(request, "42");
    }

    @Test
    void anotherTokenIsNotTheDevice() {
        LoginRequest request = asked("42");
        LoginRequest stolen = request.to(request.account().withDeviceToken("another"));
        assertThatThrownBy(() -> phone.approve(stolen, "42"))
                .isInstanceOf(RealmRefusedException.class)
                .hasMessage("401 care_identity_push_device");
    }

    @Test
    void aRequestThatNamesAnotherRealmIsNeitherShownNorApproved() {
        LoginRequest request = asked("42");
        realm.begin(realm.login("request-2", "42").with("realm", "https://login.example.nhs.uk/realms/care-identity"));
        assertThat(phone.requests()).isEmpty();
        LoginRequest relayed = new LoginRequest(
                request.account(), "request-2", "https://other.example/realms/x", "c", "p", "1", 1, 2, "a", "o", "n");
        assertThatThrownBy(() -> phone.approve(relayed, "42"))
                .isInstanceOf(PhoneRefusedException.class)
                .hasMessageContaining("another realm");
    }

    @Test
    void nothingIsApprovedWithoutAWholeNumber() {
        LoginRequest request = asked("42");
        for (String number : new String[] {"", "4", "423", "4a", "４２"}) {
            assertThatThrownBy(() -> phone.approve(request, number))
                    .as(number)
                    .isInstanceOf(PhoneRefusedException.class)
                    .hasMessageContaining("2 digits");
        }
        assertThat(realm.calls()).noneMatch(call -> call.endsWith("/approval"));
    }

    @Test
    void aRealmThatCallsItselfAnotherIsNotRegisteredWith() {
        realm.callItself("https://login.example.nhs.uk/realms/care-identity");
        assertThatThrownBy(() -> phone.register(realm.link(FakeRealm.TICKET)))
                .isInstanceOf(PhoneRefusedException.class)
                .hasMessageContaining("another address");
        assertThat(realm.calls()).containsExactly("POST /registrations/options");
    }

    @Test
    void aKeyOfAnotherSiteIsNotMade() {
        try (FakeRealm greedy = FakeRealm.start(APP, "example.nhs.uk")) {
            assertThatThrownBy(() -> phone.register(greedy.link(FakeRealm.TICKET)))
                    .isInstanceOf(PhoneRefusedException.class)
                    .hasMessageContaining("example.nhs.uk");
        }
    }

    @Test
    void anotherTicketIsRefusedByTheRealm() {
        assertThatThrownBy(() -> phone.register(realm.link("another")))
                .isInstanceOf(RealmRefusedException.class)
                .hasMessage("404 care_identity_push_ticket");
    }

    @Test
    void whatIsNoRegistrationLinkIsRefused() {
        for (String link : new String[] {
            "",
            "hello",
            "http://phone.localhost/",
            "http://phone.localhost/#register?ticket=a",
            "a b",
            "http://phone.localhost/#register?realm=javascript%3Aalert&ticket=a"
        }) {
            assertThatThrownBy(() -> phone.register(link)).as(link).isInstanceOf(PhoneRefusedException.class);
        }
    }

    @Test
    void aRealmThatCannotBeReachedIsToldFromOneThatRefuses() {
        LoginRequest request = asked("42");
        realm.close();
        assertThatThrownBy(() -> phone.approve(request, "42")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void oneNodeOfSeveralCanBeAsked() {
        LoginRequest request = asked("42");
        URI nobody = URI.create("http://localhost:1/realms/care-identity");
        assertThatThrownBy(() -> phone.reaching(address -> nobody).approve(request, "42"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void pushAddressesAreToldAndTakenBack() {
        Account account = phone.register(
                        RegistrationLink.parse(realm.link(FakeRealm.TICKET)),
                        "Ward phone",
                        Optional.of(new PushSubscription(URI.create("https://push.example/1"), "key", "secret")))
                .account();
        phone.unsubscribe(account);
        assertThat(realm.calls()).last().isEqualTo("DELETE /push-subscription");
    }

    @Test
    void accountsAreThereAgainAndTheirFileIsTheOwnersAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/accounts.json");
        Account account = Phone.in(file).register(realm.link(FakeRealm.TICKET)).account();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        realm.begin(realm.login("request-1", "42"));
        Phone again = Phone.in(file);
        assertThat(again.accounts()).extracting(Account::credentialId).containsExactly(account.credentialId());
        again.approve(again.requests().get(0), "42");
        again.forget(account);
        assertThat(Phone.in(file).accounts()).isEmpty();
        assertThat(account.toString()).doesNotContain(account.deviceToken());
    }
}
