package org.careidentity.bench;

import com.webauthn4j.data.client.Origin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.push.device.PushPolicy;
import org.careidentity.authenticators.push.device.StoredDevice;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.phone.Account;
import org.careidentity.phone.authenticator.Base64url;
import org.careidentity.phone.authenticator.Ceremony;
import org.careidentity.phone.authenticator.CredentialKey;
import org.careidentity.phone.authenticator.KeyAlgorithm;
import org.careidentity.phone.authenticator.SoftwareAuthenticator;
import org.keycloak.credential.CredentialModel;

/**
 * A phone that was registered without a server, by the server's own ceremony.
 *
 * @param key the phone's
 * @param credential what the ceremony gave
 * @param secret of the app's token
 */
record NewPhone(CredentialKey key, FidoCredential credential, String secret) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ORIGIN = PushPerson.APP.substring(0, PushPerson.APP.length() - 1);
    private static final String HOST = URI.create(PushPerson.APP).getHost();
    private static final RelyingParty RELYING_PARTY = new RelyingParty(new Origin(ORIGIN), HOST, "Care Identity");
    private static final Ceremonies CEREMONIES = new Ceremonies();

    static NewPhone make() {
        CredentialKey key = KeyAlgorithm.ES256.generate();
        CeremonyOptions options = CeremonyOptions.registration(
                PushPolicy.with(Requirement.REQUIRED), RELYING_PARTY, random(), "person", "Person", List.of());
        Ceremony ceremony = new Ceremony(
                "webauthn.create",
                Json.read(options.json().toString()).get("challenge").textValue(),
                ORIGIN,
                HOST,
                Ceremony.UP | Ceremony.UV | Ceremony.AT,
                0,
                key);
        try {
            FidoCredential credential = CEREMONIES.register(
                    options,
                    RELYING_PARTY,
                    SoftwareAuthenticator.create(ceremony, random()).toString(),
                    Instant.now());
            return new NewPhone(key, credential.registeredBy("self"), Base64url.encode(random()));
        } catch (CeremonyRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The stored credential, as an import takes it. */
    Map<String, Object> stored() {
        CredentialModel model = new CredentialModel();
        new StoredDevice(credential, Base64url.encode(sha256(secret)), Optional.empty(), 0).write(model);
        return Map.of(
                "type",
                PushPolicy.TYPE,
                "userLabel",
                "Phone",
                "createdDate",
                System.currentTimeMillis(),
                "credentialData",
                model.getCredentialData(),
                "secretData",
                model.getSecretData());
    }

    /**
     * The account that the phone keeps.
     *
     * @param realm the realm's address
     * @param person the person's id
     */
    Account account(URI realm, String person) {
        return new Account(
                realm,
                "",
                "",
                "Phone",
                credential.credentialId(),
                Base64url.encode(person.getBytes(StandardCharsets.UTF_8)) + "." + secret,
                HOST,
                ORIGIN,
                credential.userHandle(),
                key);
    }
}
