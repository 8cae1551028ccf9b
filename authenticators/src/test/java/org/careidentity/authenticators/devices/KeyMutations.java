package org.careidentity.authenticators.devices;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.Cbor;
import org.careidentity.authenticators.emulated.KeyAlgorithm;

/** What a hostile device may say of the key that it made, and then signs (RFC 9053; WebAuthn Level 3 5.8.5, 7.1 step 20). */
final class KeyMutations {

    private static final Long TYPE = 1L;
    private static final Long ALGORITHM = 3L;
    private static final Long CURVE = -1L;
    private static final Long X = -2L;
    private static final Long Y = -3L;
    /** SHA-1 with RSA, ES256K, and what was offered for other types of keys. */
    private static final List<Long> OTHER_ALGORITHMS =
            List.of(-65535L, -47L, -7L, -35L, -36L, -257L, -8L, -37L, -9L, 0L);

    private KeyMutations() {}

    static List<Mutation> of(KeyAlgorithm algorithm) {
        List<Mutation> all = new ArrayList<>();
        for (Long other : OTHER_ALGORITHMS) {
            if (other != algorithm.cose()) {
                all.add(key("a key for algorithm " + other, key -> key.put(ALGORITHM, other)));
            }
        }
        for (Long type : List.of(0L, 1L, 2L, 3L, 4L)) {
            all.add(key(
                    "a key of another type, " + type, key -> key.put(TYPE, type.equals(key.get(TYPE)) ? 5L : type)));
        }
        all.add(key("a key of no type", key -> key.remove(TYPE)));
        all.add(key("a key for no algorithm", key -> key.remove(ALGORITHM)));
        all.add(key("a key without its parameter -1", key -> key.remove(CURVE)));
        all.add(key("a key without its parameter -2", key -> key.remove(X)));
        all.add(key("a key whose algorithm comes twice", key -> key.put(new Cbor.Raw(Cbor.encode(ALGORITHM)), -8L)));
        all.add(key("a key whose algorithm is a text", key -> key.put(ALGORITHM, "ES256")));
        all.add(key("a key with an empty parameter -2", key -> key.put(X, new byte[0])));
        if (algorithm == KeyAlgorithm.RS256) {
            all.addAll(rsa());
        } else {
            all.add(key("a key on curve 8", key -> key.put(CURVE, 8L)));
            all.add(key(
                    "a key on another curve",
                    key -> key.put(CURVE, key.get(CURVE).equals(1L) ? 2L : 1L)));
            all.add(key(
                    "a coordinate with a byte too many",
                    key -> key.put(X, Bytes.join((byte[]) key.get(X), new byte[1]))));
            all.add(key("a coordinate that is a text", key -> key.put(X, "x")));
            all.add(key("a coordinate of zeros", key -> key.put(X, new byte[((byte[]) key.get(X)).length])));
        }
        if (algorithm.name().startsWith("ES")) {
            all.add(key("a point without y", key -> key.remove(Y)));
            all.add(key("a point beside the curve", key -> key.put(Y, Bytes.flipped((byte[]) key.get(Y), 20))));
            all.add(key("the point at infinity", key -> {
                key.put(X, new byte[((byte[]) key.get(X)).length]);
                key.put(Y, new byte[((byte[]) key.get(Y)).length]);
            }));
        }
        return all;
    }

    private static List<Mutation> rsa() {
        return List.of(
                key(
                        "a modulus of 1024 bits",
                        key -> key.put(CURVE, java.util.Arrays.copyOf((byte[]) key.get(CURVE), 128))),
                key("a modulus of no bytes", key -> key.put(CURVE, new byte[0])),
                key("exponent 1", key -> key.put(X, new byte[] {1})),
                key("exponent 2", key -> key.put(X, new byte[] {2})),
                key(
                        "an exponent as long as the modulus",
                        key -> key.put(
                                X,
                                BigInteger.ONE
                                        .shiftLeft(2046)
                                        .add(BigInteger.ONE)
                                        .toByteArray())));
    }

    private static Mutation key(String name, Consumer<Map<Object, Object>> change) {
        return new Mutation(name, answer -> change.accept(answer.coseKey));
    }
}
