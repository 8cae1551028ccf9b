package org.careidentity.authenticators.devices;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.Cbor;

/** What somebody may do to an attestation object after the device has signed it (WebAuthn Level 3 6.5, 7.1 steps 13, 21, 22). */
final class StatementMutations {

    private static final List<String> FORMATS =
            List.of("packed", "tpm", "android-key", "apple", "fido-u2f", "none", "compound", "android-safetynet");
    /** An ECDSA signature whose numbers are zero (CVE-2022-21449). */
    private static final byte[] ZEROS = {0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00};

    private StatementMutations() {}

    /** Of the object around statement and authenticator data. */
    static List<Mutation> object(String format) {
        List<Mutation> all = new ArrayList<>(List.of(
                object("without format", object -> object.remove("fmt")),
                object("without statement", object -> object.remove("attStmt")),
                object("without authenticator data", object -> object.remove("authData")),
                object("an empty statement", object -> object.put("attStmt", Map.of())),
                object("a statement that is a list", object -> object.put("attStmt", List.of())),
                object("a format that is bytes", object -> object.put("fmt", format.getBytes())),
                object("a format in capitals", object -> object.put("fmt", format.toUpperCase(java.util.Locale.ROOT))),
                object("a format with a blank", object -> object.put("fmt", format + " ")),
                object("a format that comes twice", object -> object.put(new Cbor.Raw(Cbor.encode("fmt")), "none")),
                object(
                        "statements that come twice",
                        object -> object.put(new Cbor.Raw(Cbor.encode("attStmt")), Map.of())),
                object(
                        "authenticator data that comes twice",
                        object -> object.put(new Cbor.Raw(Cbor.encode("authData")), object.get("authData"))),
                object("authenticator data as a text", object -> object.put("authData", "text")),
                new Mutation("bytes after the object", a -> a.attestationObjectBytes = b -> Bytes.join(b, new byte[1])),
                new Mutation("two objects", a -> a.attestationObjectBytes = b -> Bytes.join(b, b)),
                new Mutation(
                        "an object of no certain length",
                        a -> a.attestationObjectBytes = b -> {
                            byte[] open = Bytes.join(b, new byte[] {(byte) 0xFF});
                            open[0] = (byte) 0xBF;
                            return open;
                        }),
                new Mutation("no object", a -> a.attestationObjectBytes = b -> new byte[0]),
                new Mutation("a signature over other client data", a -> a.corruptSignature = true)));
        FORMATS.stream()
                .filter(other -> !other.equals(format))
                .forEach(other -> all.add(object("called " + other, object -> object.put("fmt", other))));
        return all;
    }

    /** Of the members of a certified statement. */
    static List<Mutation> members(List<String> names) {
        List<Mutation> all = new ArrayList<>();
        for (String name : names) {
            all.add(new Mutation("without " + name, a -> a.statement(name, null)));
            all.add(new Mutation(name + " as a text", a -> a.statement(name, "text")));
            all.add(new Mutation(name + " as a number", a -> a.statement(name, 1L)));
            all.add(new Mutation(name + " of no bytes", a -> a.statement(name, new byte[0])));
            all.add(new Mutation(
                    name + " that comes twice",
                    a -> a.statement(s -> s.put(new Cbor.Raw(Cbor.encode(name)), s.get(name)))));
        }
        if (names.contains("alg")) {
            for (long other : new long[] {-8, -35, -36, -37, -47, -65535, 0}) {
                all.add(new Mutation(
                        "signed by algorithm " + other,
                        a -> a.statement(s -> s.put("alg", s.get("alg").equals(other) ? -39L : other))));
            }
        }
        if (names.contains("sig")) {
            all.add(new Mutation("a signature of zeros", a -> a.statement("sig", ZEROS)));
            all.add(bytes("a signature with a byte too many", "sig", b -> Bytes.join(b, new byte[1])));
            all.add(bytes("a signature that breaks off", "sig", b -> java.util.Arrays.copyOf(b, b.length - 1)));
        }
        all.addAll(certificates());
        return all;
    }

    private static List<Mutation> certificates() {
        return List.of(
                x5c("no certificates", List::clear),
                x5c("the attestation certificate missing", list -> list.remove(0)),
                x5c("certificates in reverse", list -> {
                    Collections.reverse(list);
                    if (list.size() == 1) {
                        list.add(0, "nothing to reverse");
                    }
                }),
                x5c("a certificate that is a text", list -> list.set(0, "certificate")),
                x5c("a certificate of no bytes", list -> list.set(0, new byte[0])),
                x5c(
                        "a certificate that breaks off",
                        list -> list.set(0, java.util.Arrays.copyOf((byte[]) list.get(0), 100))),
                x5c("bytes after a certificate", list -> list.set(0, Bytes.join((byte[]) list.get(0), new byte[] {0}))),
                x5c("a hundred certificates", list -> list.addAll(Collections.nCopies(100, list.get(0)))));
    }

    private static Mutation bytes(String name, String member, java.util.function.UnaryOperator<byte[]> change) {
        return new Mutation(name, a -> a.statement(s -> s.put(member, change.apply((byte[]) s.get(member)))));
    }

    private static Mutation x5c(String name, Consumer<List<Object>> change) {
        return new Mutation(
                name,
                answer -> answer.statement(statement -> {
                    List<Object> list = new ArrayList<>((List<?>) statement.get("x5c"));
                    change.accept(list);
                    statement.put("x5c", list);
                }));
    }

    private static Mutation object(String name, Consumer<Map<Object, Object>> change) {
        return new Mutation(
                name, (Answer answer) -> answer.attestationObject = answer.attestationObject.andThen(change));
    }
}
