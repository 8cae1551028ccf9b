package org.careidentity.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.careidentity.phone.authenticator.Base64url;
import org.careidentity.phone.authenticator.Ceremony;
import org.careidentity.phone.authenticator.CredentialKey;
import org.careidentity.phone.authenticator.KeyAlgorithm;
import org.careidentity.phone.authenticator.SoftwareAuthenticator;

/**
 * A phone without a screen: registers with realms, asks them what waits, and answers. It keeps the rules of the protocol in
 * {@code docs/push-openapi.yaml} unless a test tells it not to. Safe for use by several threads.
 *
 * <p>Every call throws {@link RealmRefusedException} when the realm answers with an error, {@link PhoneRefusedException} when
 * the phone's own rules forbid it, and {@link java.io.UncheckedIOException} when the realm cannot be reached.
 */
public final class Phone {

    private static final String DEFAULT_NAME = "Command-line phone";
    private static final int CREDENTIAL_ID_BYTES = 32;
    private static final int ACCEPTED = 202;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Accounts accounts;
    private final RealmCalls calls;
    private final UnaryOperator<Ceremony> tampering;

    private Phone(Accounts accounts, RealmCalls calls, UnaryOperator<Ceremony> tampering) {
        this.accounts = accounts;
        this.calls = calls;
        this.tampering = tampering;
    }

    /** A phone that forgets everything with the process. */
    public static Phone inMemory() {
        return new Phone(new AccountsInMemory(), RealmCalls.direct(), UnaryOperator.identity());
    }

    /** A phone that keeps its accounts, keys included, in a file, which need not be there yet. */
    public static Phone in(Path file) {
        return new Phone(new AccountsInFile(file), RealmCalls.direct(), UnaryOperator.identity());
    }

    /** The same phone with other accounts: many people's phones that share connections, for load. */
    public Phone another() {
        return new Phone(new AccountsInMemory(), calls, tampering);
    }

    /** The same phone with the same accounts, which changes what it signs and sends in each ceremony. */
    public Phone tampering(UnaryOperator<Ceremony> change) {
        return new Phone(accounts, calls, change);
    }

    /** The same phone with the same accounts, which sends what is for a realm elsewhere: to one node of several. */
    public Phone reaching(UnaryOperator<URI> route) {
        return new Phone(accounts, calls.by(route), tampering);
    }

    /** The accounts, the oldest first. */
    public List<Account> accounts() {
        return accounts.all();
    }

    /** Registers with the realm of a registration page's link. */
    public Registration register(String link) {
        return register(RegistrationLink.parse(link), DEFAULT_NAME, Optional.empty());
    }

    /**
     * Registers with a realm.
     *
     * @param name what the phone calls itself
     * @param subscription where to tell it that something waits
     */
    public Registration register(RegistrationLink link, String name, Optional<PushSubscription> subscription) {
        JsonNode options = calls.post(
                        link.realm(),
                        "/registrations/options",
                        JSON.objectNode().put("ticket", link.ticket()))
                .body();
        // an address that calls itself by the name of another realm would relay that realm's requests
        if (!options.path("realm").asText().equals(link.realm().toString())) {
            throw new PhoneRefusedException("The realm of the link calls itself by another address.");
        }
        JsonNode publicKey = options.path("publicKey");
        String rpId = relyingParty(publicKey, link.app().getHost());
        refuseWhatIsHeld(publicKey);
        Ceremony ceremony = tampering.apply(new Ceremony(
                "webauthn.create",
                publicKey.path("challenge").asText(),
                link.origin(),
                rpId,
                Ceremony.UP | Ceremony.UV | Ceremony.AT,
                0,
                KeyAlgorithm.ES256.generate()));
        ObjectNode body = JSON.objectNode().put("ticket", link.ticket());
        byte[] credentialId = newCredentialId();
        body.set("credential", SoftwareAuthenticator.create(ceremony, credentialId));
        body.put("name", name);
        subscription.ifPresent(address -> body.set("pushSubscription", json(address)));
        JsonNode answer = calls.post(link.realm(), "/registrations", body).body();
        // an answer that names another credential would overwrite that one's account
        if (!answer.path("credentialId").asText().equals(Base64url.encode(credentialId))) {
            throw new PhoneRefusedException("The realm answered for another credential.");
        }
        Account account = account(link, name, options, answer, rpId, ceremony.key());
        accounts.add(account);
        return new Registration(account, answer.path("checkNumber").asText(), vapidKey(options));
    }

    private static byte[] newCredentialId() {
        byte[] id = new byte[CREDENTIAL_ID_BYTES];
        RANDOM.nextBytes(id);
        return id;
    }

    private static Account account(
            RegistrationLink link, String name, JsonNode options, JsonNode answer, String rpId, CredentialKey key) {
        return new Account(
                link.realm(),
                options.path("organisation").asText(),
                options.path("account").asText(),
                name,
                answer.path("credentialId").asText(),
                answer.path("deviceToken").asText(),
                rpId,
                link.origin(),
                options.at("/publicKey/user/id").asText(),
                key);
    }

    /** What the realm says of the device; empty while the person has not typed the check number. */
    public Optional<Device> device(Account account) {
        RealmCalls.Answer answer = calls.get(account, "");
        if (answer.status() == ACCEPTED) {
            return Optional.empty();
        }
        JsonNode body = answer.body();
        return Optional.of(new Device(
                body.path("name").asText(),
                body.path("account").asText(),
                body.path("organisation").asText(),
                vapidKey(body)));
    }

    /** What waits for the people of all accounts. */
    public List<LoginRequest> requests() {
        return accounts().stream()
                .flatMap(account -> requests(account).stream())
                .toList();
    }

    /** What waits for the person of an account. Requests that name another realm are not shown. */
    public List<LoginRequest> requests(Account account) {
        JsonNode list = calls.get(account, "/requests").body().path("requests");
        return StreamSupport.stream(list.spliterator(), false)
                .map(json -> LoginRequest.of(account, json))
                .filter(LoginRequest::isOfItsAccountsRealm)
                .toList();
    }

    /**
     * Approves a login.
     *
     * @param number what the browser shows, as the person has typed it
     */
    public void approve(LoginRequest request, String number) {
        if (!request.isOfItsAccountsRealm()) {
            throw new PhoneRefusedException("This request is of another realm than the account.");
        }
        if (!number.matches("[0-9]{" + request.digits() + "}")) {
            throw new PhoneRefusedException("The number has " + request.digits() + " digits.");
        }
        Account account = request.account();
        Ceremony ceremony = tampering.apply(new Ceremony(
                "webauthn.get",
                Challenge.of(request, number),
                account.origin(),
                account.rpId(),
                Ceremony.UP | Ceremony.UV,
                0,
                account.key()));
        ObjectNode body = JSON.objectNode();
        body.set(
                "credential",
                SoftwareAuthenticator.get(
                        ceremony, Base64url.decode(account.credentialId()), Base64url.decode(account.userHandle())));
        calls.post(account, "/requests/" + request.id() + "/approval", body);
    }

    /** Denies a login; {@code notMe} says that somebody else has begun it. */
    public void deny(LoginRequest request, boolean notMe) {
        calls.post(
                request.account(),
                "/requests/" + request.id() + "/denial",
                JSON.objectNode().put("reason", notMe ? "not-me" : "denied"));
    }

    /** Tells the realm where to say that something waits. */
    public void subscribe(Account account, PushSubscription subscription) {
        calls.put(account, "/push-subscription", json(subscription));
    }

    /** Tells the realm to say nothing; the phone asks all the same. */
    public void unsubscribe(Account account) {
        calls.delete(account, "/push-subscription");
    }

    /** Forgets an account. The realm keeps the device until the person removes it there. */
    public void forget(Account account) {
        accounts.remove(account);
    }

    /** As a browser does: the relying party is the app's host or a domain above it (WebAuthn Level 3 section 5.1.3). */
    private static String relyingParty(JsonNode publicKey, String host) {
        String rpId = publicKey.at("/rp/id").asText(host);
        if (!host.equals(rpId) && !host.endsWith("." + rpId)) {
            throw new PhoneRefusedException(
                    "The realm asks for a key of " + rpId + ", and the app is at " + host + ".");
        }
        return rpId;
    }

    private void refuseWhatIsHeld(JsonNode publicKey) {
        for (JsonNode excluded : publicKey.path("excludeCredentials")) {
            String id = excluded.path("id").asText();
            if (accounts().stream().anyMatch(account -> account.credentialId().equals(id))) {
                throw new PhoneRefusedException("This phone is registered for this account already.");
            }
        }
    }

    private static Optional<String> vapidKey(JsonNode json) {
        return Optional.ofNullable(json.path("vapidKey").textValue());
    }

    private static ObjectNode json(PushSubscription subscription) {
        ObjectNode json =
                JSON.objectNode().put("endpoint", subscription.endpoint().toString());
        json.putObject("keys").put("p256dh", subscription.p256dh()).put("auth", subscription.auth());
        return json;
    }
}
