package org.careidentity.authenticators.devices;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Bytes;

/** What a hostile browser may say in client data, which the device then signs (WebAuthn Level 3 7.1 steps 5 to 11). */
final class ClientDataMutations {

    private ClientDataMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("type of the other ceremony", ClientDataMutations::swapType),
                new Mutation("type in another case", a -> a.type = a.type.toUpperCase(java.util.Locale.ROOT)),
                new Mutation("type with a blank", a -> a.type = a.type + " "),
                new Mutation("another challenge", a -> a.challenge = Bytes.base64url(Bytes.random(32))),
                new Mutation("no bytes in the challenge", a -> a.challenge = ""),
                new Mutation("a shorter challenge", a -> a.challenge = a.challenge.substring(0, 40)),
                new Mutation("a longer challenge", a -> a.challenge = a.challenge + "AAAA"),
                new Mutation("http", a -> a.origin = a.origin.replace("https:", "http:")),
                new Mutation("a port", a -> a.origin = a.origin + ":8443"),
                new Mutation("a subdomain", a -> a.origin = a.origin.replace("//", "//evil.")),
                new Mutation("a parent domain", a -> a.origin = "https://example.test"),
                new Mutation("a name that ends alike", a -> a.origin = a.origin.replace("//", "//evil-")),
                new Mutation("a name that begins alike", a -> a.origin = a.origin + ".evil.test"),
                new Mutation("a trailing dot", a -> a.origin = a.origin + "."),
                new Mutation("a user name before the host", a -> a.origin = a.origin.replace("//", "//evil@")),
                new Mutation("an opaque origin", a -> a.origin = "null"),
                new Mutation("an empty origin", a -> a.origin = ""),
                new Mutation("an Android application", a -> a.origin = "android:apk-key-hash:AAAA"),
                new Mutation("a framed page", a -> a.crossOrigin = true),
                new Mutation("a top origin", a -> a.topOrigin = "https://evil.test"),
                new Mutation("framed, with a top origin", a -> {
                    a.crossOrigin = true;
                    a.topOrigin = "https://evil.test";
                }),
                new Mutation("no type", a -> a.clientData = data -> data.remove("type")),
                new Mutation("no challenge", a -> a.clientData = data -> data.remove("challenge")),
                new Mutation("no origin", a -> a.clientData = data -> data.remove("origin")),
                new Mutation("a type that is null", a -> a.clientData = data -> data.putNull("type")),
                new Mutation("a challenge that is null", a -> a.clientData = data -> data.putNull("challenge")),
                new Mutation("an origin that is null", a -> a.clientData = data -> data.putNull("origin")),
                new Mutation("a type that is a number", a -> a.clientData = data -> data.put("type", 1)),
                new Mutation("an origin that is a list", a -> a.clientData = data -> data.putArray("origin")),
                new Mutation(
                        "crossOrigin that is no truth value",
                        a -> a.clientData = data -> data.put("crossOrigin", "yes")),
                text(
                        "an origin that comes twice",
                        json -> json.replace("\"origin\":", "\"origin\":\"https://evil.test\",\"origin\":")),
                text("a type that comes twice", json -> json.replace("{", "{\"type\":\"webauthn.evil\",")),
                text("bytes after client data", json -> json + "{}"),
                text("client data that breaks off", json -> json.substring(0, json.length() - 1)),
                text("a list around client data", json -> "[" + json + "]"),
                text("no client data", json -> ""),
                new Mutation(
                        "client data that is no UTF-8",
                        a -> a.clientDataBytes = bytes -> {
                            byte[] changed = bytes.clone();
                            changed[bytes.length - 4] = (byte) 0xFF;
                            return changed;
                        }));
    }

    private static void swapType(Answer answer) {
        answer.type = answer.type.endsWith("create") ? "webauthn.get" : "webauthn.create";
    }

    private static Mutation text(String name, UnaryOperator<String> change) {
        return new Mutation(
                name,
                answer -> answer.clientDataBytes = bytes ->
                        change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }
}
