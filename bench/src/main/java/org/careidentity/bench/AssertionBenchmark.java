package org.careidentity.bench;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.client.Origin;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.e2e.support.Json;

/** What the verification of a login's answer costs beside its one signature, in this process and without a server. */
final class AssertionBenchmark {

    private static final RelyingParty RELYING_PARTY =
            new RelyingParty(new Origin("https://login.example"), "login.example", "Care Identity");

    private final Ceremonies ceremonies = new Ceremonies();
    private final CeremonyOptions options = CeremonyOptions.authentication(Policies.PASSKEY, RELYING_PARTY, List.of());
    private final FidoCredential stored;
    private final String answer;
    private final PublicKey key;
    private final byte[] signed;
    private final byte[] signature;

    private AssertionBenchmark() {
        EmulatedAuthenticator passkey = Devices.passkey();
        String origin = RELYING_PARTY.origins().iterator().next().toString();
        try {
            CeremonyOptions registration = CeremonyOptions.registration(
                    Policies.PASSKEY, RELYING_PARTY, new byte[32], "person", "Person", List.of());
            stored = ceremonies.register(
                    registration,
                    RELYING_PARTY,
                    passkey.register(registration.json(), origin, change -> {}),
                    Instant.now());
            answer = passkey.authenticate(options.json(), origin, change -> {});
            key = new AttestedCredentialDataConverter(new ObjectConverter())
                    .convert(decode(stored.attestedCredentialData()))
                    .getCOSEKey()
                    .getPublicKey();
            var response = Json.read(answer).get("response");
            signature = decode(response.get("signature").textValue());
            byte[] data = decode(response.get("authenticatorData").textValue());
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(decode(response.get("clientDataJSON").textValue()));
            signed = java.nio.ByteBuffer.allocate(data.length + hash.length)
                    .put(data)
                    .put(hash)
                    .array();
        } catch (CeremonyRefusedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Ratio> ratios() {
        AssertionBenchmark assertion = new AssertionBenchmark();
        Meter meter = new ThreadCpu();
        return List.of(
                new Ratio(
                        "assertion/vs-bare",
                        "The answer of a login, ES256, read and verified, against the bare verification of its signature",
                        Target.atMost(1.25),
                        assertion::verify,
                        assertion::verifyBare,
                        meter,
                        Effort.of(200)),
                new Ratio(
                        "assertion/vs-bouncycastle",
                        "The same with the JDK's provider, against BouncyCastle as the first: what a setting of the"
                                + " server gives",
                        Target.atLeast(3),
                        assertion::verify,
                        new WithBouncyCastle(assertion::verify),
                        meter,
                        Effort.of(200)));
    }

    private void verify() {
        try {
            ceremonies.authenticate(options, RELYING_PARTY, ceremonies.read(answer), stored, Instant.EPOCH);
        } catch (CeremonyRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void verifyBare() {
        try {
            Signature es256 = Signature.getInstance("SHA256withECDSA");
            es256.initVerify(key);
            es256.update(signed);
            if (!es256.verify(signature)) {
                throw new IllegalStateException("the signature is wrong");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }

    /** Puts the provider first for this side's operations, the last of which takes it away again. */
    private static final class WithBouncyCastle implements Side {

        private final BouncyCastleProvider provider = new BouncyCastleProvider();
        private final Side side;
        private int left;

        WithBouncyCastle(Side side) {
            this.side = side;
        }

        @Override
        public void prepare(int operations) {
            left = operations;
            Security.insertProviderAt(provider, 1);
        }

        @Override
        public void operation() {
            side.operation();
            if (--left == 0) {
                Security.removeProvider(provider.getName());
            }
        }
    }
}
