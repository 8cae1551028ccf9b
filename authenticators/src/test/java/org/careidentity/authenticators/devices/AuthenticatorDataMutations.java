package org.careidentity.authenticators.devices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Bytes;

/** What a hostile device may say in authenticator data, and then signs (WebAuthn Level 3 6.1; 7.1 steps 14 to 19, 25). */
final class AuthenticatorDataMutations {

    private static final int FIXED_PART = 37;
    private static final int CREDENTIAL_ID_LENGTH = 53;

    private AuthenticatorDataMutations() {}

    /** Of both ceremonies. */
    static List<Mutation> all() {
        return List.of(
                new Mutation("another relying party", a -> a.rpId = "evil.test"),
                new Mutation("a parent domain as relying party", a -> a.rpId = "example.test"),
                new Mutation("the origin as relying party", a -> a.rpId = a.origin),
                new Mutation("nobody present", a -> a.flags &= ~Answer.UP),
                new Mutation("nobody verified", a -> a.flags &= ~Answer.UV),
                new Mutation("nobody present nor verified", a -> a.flags &= ~(Answer.UP | Answer.UV)),
                new Mutation("backed up and not eligible", a -> a.flags |= Answer.BS),
                new Mutation("eligible for backup", a -> a.flags |= Answer.BE),
                new Mutation("backed up", a -> a.flags |= Answer.BE | Answer.BS),
                new Mutation("extensions said and not there", a -> a.flags |= Answer.ED),
                new Mutation("extensions there and not said", a -> a.extensions = Map.of("credProtect", 2L)),
                new Mutation("extensions that are no map", a -> {
                    a.flags |= Answer.ED;
                    a.authenticatorData = bytes -> Bytes.join(bytes, new byte[] {0x01});
                }),
                new Mutation("bytes after extensions", a -> {
                    a.flags |= Answer.ED;
                    a.authenticatorData = bytes -> Bytes.join(bytes, new byte[] {(byte) 0xA0, 0x00});
                }),
                new Mutation("attestation the other way round", a -> a.flags ^= Answer.AT),
                new Mutation("a byte too many", a -> a.authenticatorData = bytes -> Bytes.join(bytes, new byte[1])),
                new Mutation("a byte too few", a -> a.authenticatorData = bytes -> cut(bytes, bytes.length - 1)),
                new Mutation("without counter", a -> a.authenticatorData = bytes -> cut(bytes, FIXED_PART - 4)),
                new Mutation("without flags", a -> a.authenticatorData = bytes -> cut(bytes, FIXED_PART - 5)),
                new Mutation("without anything", a -> a.authenticatorData = bytes -> new byte[0]));
    }

    /** What somebody may change after the device has signed. */
    static List<Mutation> afterSigning() {
        return List.of(
                new Mutation("verified, as somebody else says", a -> {
                    a.flags &= ~Answer.UV;
                    a.sentAuthenticatorData = bytes -> with(bytes, 32, bytes[32] | Answer.UV);
                }),
                new Mutation("this relying party, as somebody else says", a -> {
                    String rpId = a.rpId;
                    a.rpId = "evil.test";
                    a.sentAuthenticatorData = bytes -> Bytes.join(
                            Bytes.sha256(rpId.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                            Arrays.copyOfRange(bytes, 32, bytes.length));
                }));
    }

    /** Of registrations: the credential that is attested. */
    static List<Mutation> attested() {
        List<Mutation> all = new ArrayList<>(List.of(
                new Mutation("a credential id of no bytes", a -> a.credentialId = new byte[0]),
                new Mutation("a credential id of 15 bytes", a -> a.credentialId = Bytes.random(15)),
                new Mutation("a credential id of 1024 bytes", a -> a.credentialId = Bytes.random(1024)),
                new Mutation("not discoverable", a -> a.discoverable = false),
                new Mutation(
                        "at another place",
                        a -> a.attachment = "platform".equals(a.attachment) ? "cross-platform" : "platform"),
                new Mutation("no key", a -> a.coseKey.clear()),
                new Mutation(
                        "a key that is a list",
                        a -> a.authenticatorData = bytes -> {
                            int key = CREDENTIAL_ID_LENGTH + 2 + a.credentialId.length;
                            return with(bytes, key, 0x80 | bytes[key] & 0x1F);
                        }),
                idLength("longer than everything", 0xFFFF),
                idLength("longer by one", 33),
                idLength("shorter by one", 31)));
        for (int length : List.of(38, 53, 54, 56, 88, 90, 100)) {
            all.add(new Mutation(
                    "broken off after " + length + " bytes", a -> a.authenticatorData = bytes -> cut(bytes, length)));
        }
        return all;
    }

    private static Mutation idLength(String name, int length) {
        return new Mutation(
                "a credential id " + name,
                a -> a.authenticatorData = bytes ->
                        with(with(bytes, CREDENTIAL_ID_LENGTH, length >> 8), CREDENTIAL_ID_LENGTH + 1, length));
    }

    private static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, Math.min(length, bytes.length - 1));
    }

    private static byte[] with(byte[] bytes, int index, int value) {
        byte[] changed = bytes.clone();
        changed[index] = (byte) value;
        return changed;
    }
}
