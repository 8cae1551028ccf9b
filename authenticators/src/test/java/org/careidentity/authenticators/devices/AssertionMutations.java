package org.careidentity.authenticators.devices;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.careidentity.authenticators.emulated.Bytes;

/** What somebody may change of a login's answer (WebAuthn Level 3 section 7.2). */
final class AssertionMutations {

    private static final byte[] ZEROS = {0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00};

    private AssertionMutations() {}

    static List<Mutation> all(boolean ecdsa) {
        List<Mutation> all = new ArrayList<>(ClientDataMutations.all());
        all.addAll(AuthenticatorDataMutations.all());
        all.addAll(AuthenticatorDataMutations.afterSigning());
        all.addAll(List.of(
                new Mutation("the counter of the registration", a -> a.counter = 1),
                new Mutation("a counter that goes back", a -> a.counter = 0),
                new Mutation("another credential", a -> a.credentialId = Bytes.random(32)),
                new Mutation("another person", a -> a.userHandle = Bytes.random(32)),
                new Mutation("nobody", a -> a.userHandle = null),
                new Mutation("a person of no bytes", a -> a.userHandle = new byte[0]),
                new Mutation("a signature over other client data", a -> a.corruptSignature = true),
                new Mutation("other client data after signing", a -> a.json = json -> flip(json, "clientDataJSON")),
                signature("no signature", bytes -> new byte[0]),
                signature("a signature of zeros", bytes -> ZEROS),
                signature("a signature that breaks off", bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
                signature("a signature with a byte too many", bytes -> Bytes.join(bytes, new byte[1])),
                signature("a signature twice", bytes -> Bytes.join(bytes, bytes)),
                signature("a signature of nothing but zeros", bytes -> new byte[bytes.length]),
                member("without client data", response -> response.remove("clientDataJSON")),
                member("without authenticator data", response -> response.remove("authenticatorData")),
                member("without signature", response -> response.remove("signature")),
                member("a signature that is null", response -> response.putNull("signature")),
                member("a signature that is a number", response -> response.put("signature", 1)),
                member("a signature that is no base64url", response -> response.put("signature", "++//==")),
                new Mutation("without response", a -> a.json = json -> json.remove("response")),
                new Mutation("without id", a -> a.json = json -> json.remove(List.of("id", "rawId"))),
                new Mutation("an id that is a list", a -> a.json = json -> json.putArray("rawId")),
                new Mutation(
                        "an id and another raw id",
                        a -> a.json = json -> json.put("id", Bytes.base64url(Bytes.random(32)))),
                new Mutation("no members", a -> a.json = ObjectNode::removeAll),
                new Mutation(
                        "an answer of 70000 letters more", a -> a.json = json -> json.put("x", "x".repeat(70_000)))));
        if (ecdsa) {
            all.add(signature("a signature whose first number is padded", AssertionMutations::padded));
            all.add(signature(
                    "a signature with a length in two bytes",
                    bytes -> Bytes.join(
                            new byte[] {bytes[0], (byte) 0x81}, Arrays.copyOfRange(bytes, 1, bytes.length))));
        }
        for (int each = 0; each < 37; each++) {
            int index = each;
            all.add(new Mutation(
                    "byte " + index + " of authenticator data after signing",
                    a -> a.sentAuthenticatorData = bytes -> Bytes.flipped(bytes, index)));
        }
        return all;
    }

    /** The same numbers, not in the shortest form (X.690 section 8.3.2). */
    private static byte[] padded(byte[] bytes) {
        int head = bytes[1] < 0 ? 3 : 2;
        int length = bytes[head + 1];
        byte[] padded = Bytes.join(
                Arrays.copyOf(bytes, head + 1),
                new byte[] {(byte) (length + 1), 0},
                Arrays.copyOfRange(bytes, head + 2, bytes.length));
        padded[head - 1]++;
        return padded;
    }

    private static void flip(ObjectNode json, String member) {
        ObjectNode response = (ObjectNode) json.get("response");
        byte[] bytes = Bytes.fromBase64url(response.get(member).textValue());
        response.put(member, Bytes.base64url(Bytes.join(bytes, new byte[] {' '})));
    }

    private static Mutation signature(String name, UnaryOperator<byte[]> change) {
        return member(
                name,
                response -> response.put(
                        "signature",
                        Bytes.base64url(change.apply(
                                Bytes.fromBase64url(response.get("signature").textValue())))));
    }

    private static Mutation member(String name, java.util.function.Consumer<ObjectNode> change) {
        return new Mutation(name, a -> a.json = json -> change.accept((ObjectNode) json.get("response")));
    }
}
