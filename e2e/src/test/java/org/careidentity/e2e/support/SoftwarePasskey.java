package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A passkey in software, for tests over HTTP: makes the answers that a browser and an authenticator would, with an ES256
 * key and no attestation, and can be told to make them wrong in one way.
 */
public final class SoftwarePasskey {

    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final int UP = 0x01;
    private static final int UV = 0x04;
    private static final int AT = 0x40;

    private final KeyPair key;
    private final byte[] id;
    private byte[] userHandle = new byte[0];
    private int counter;

    public SoftwarePasskey() {
        this(newKey(), new byte[32]);
        new SecureRandom().nextBytes(id);
    }

    private SoftwarePasskey(KeyPair key, byte[] id) {
        this.key = key;
        this.id = id;
    }

    /** The same credential, to be registered a second time without changing what this one remembers. */
    public SoftwarePasskey copy() {
        return new SoftwarePasskey(key, id);
    }

    /** A credential of another authenticator that says it has this one's id. */
    public SoftwarePasskey withAnotherKey() {
        return new SoftwarePasskey(newKey(), id);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an answer is made of; a test changes one member to make a wrong one. */
    public static final class Answer {
        public String type;
        public String challenge;
        public String origin;
        public boolean crossOrigin;
        public String rpId;
        public int flags;
        public int counter;
        public byte[] credentialId;
        public byte[] userHandle;
        public boolean discoverable = true;
        public boolean corruptSignature;
        public long algorithm = -7;
        public Consumer<ObjectNode> json = json -> {};
    }

    /** The id of this credential, base64url. */
    public String id() {
        return base64(id);
    }

    /** The user handle that this credential was registered with. */
    public byte[] userHandle() {
        return userHandle.clone();
    }

    /** Answers a registration's options. */
    public String register(JsonNode options, String origin, Consumer<Answer> change) {
        userHandle = Base64.getUrlDecoder().decode(options.at("/user/id").textValue());
        Answer answer =
                answer("webauthn.create", options, origin, options.at("/rp/id").textValue());
        answer.flags |= AT;
        change.accept(answer);
        byte[] clientData = clientData(answer);
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", base64(answer.credentialId))
                .put("rawId", base64(answer.credentialId))
                .put("type", "public-key")
                .put("authenticatorAttachment", "platform");
        json.putObject("clientExtensionResults").putObject("credProps").put("rk", answer.discoverable);
        ObjectNode response = json.putObject("response");
        response.put("clientDataJSON", base64(clientData));
        response.put("attestationObject", base64(attestationObject(answer)));
        response.putArray("transports").add("internal");
        answer.json.accept(json);
        return json.toString();
    }

    /** Answers a login's options. */
    public String authenticate(JsonNode options, String origin, Consumer<Answer> change) {
        Answer answer =
                answer("webauthn.get", options, origin, options.at("/rpId").textValue());
        change.accept(answer);
        byte[] clientData = clientData(answer);
        byte[] authenticatorData = authenticatorData(answer);
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", base64(answer.credentialId))
                .put("rawId", base64(answer.credentialId))
                .put("type", "public-key")
                .put("authenticatorAttachment", "platform");
        json.putObject("clientExtensionResults");
        ObjectNode response = json.putObject("response");
        response.put("clientDataJSON", base64(clientData));
        response.put("authenticatorData", base64(authenticatorData));
        response.put("signature", base64(sign(authenticatorData, clientData, answer.corruptSignature)));
        if (answer.userHandle != null) {
            response.put("userHandle", base64(answer.userHandle));
        }
        answer.json.accept(json);
        return json.toString();
    }

    private Answer answer(String type, JsonNode options, String origin, String rpId) {
        Answer answer = new Answer();
        answer.type = type;
        answer.challenge = options.get("challenge").textValue();
        answer.origin = origin;
        answer.rpId = rpId;
        answer.flags = UP | UV;
        answer.counter = ++counter;
        answer.credentialId = id;
        answer.userHandle = userHandle;
        return answer;
    }

    private static byte[] clientData(Answer answer) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("type", answer.type)
                .put("challenge", answer.challenge)
                .put("origin", answer.origin)
                .put("crossOrigin", answer.crossOrigin);
        return data.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] attestationObject(Answer answer) {
        ByteArrayOutputStream authenticatorData = new ByteArrayOutputStream();
        authenticatorData.writeBytes(authenticatorData(answer));
        authenticatorData.writeBytes(new byte[16]);
        authenticatorData.writeBytes(ByteBuffer.allocate(2)
                .putShort((short) answer.credentialId.length)
                .array());
        authenticatorData.writeBytes(answer.credentialId);
        authenticatorData.writeBytes(coseKey(answer.algorithm));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("fmt", "none");
        object.put("attStmt", Map.of());
        object.put("authData", authenticatorData.toByteArray());
        try {
            return CBOR.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** COSE keys have integers as names, which an object mapper can't write: so five fixed pairs by hand (RFC 9052). */
    private byte[] coseKey(long algorithm) {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03});
        out.writeBytes(
                algorithm >= -24
                        ? new byte[] {(byte) (0x20 - 1 - algorithm)}
                        : new byte[] {0x39, (byte) ((-1 - algorithm) >> 8), (byte) (-1 - algorithm)});
        out.writeBytes(new byte[] {0x20, 0x01, 0x21, 0x58, 0x20});
        out.writeBytes(coordinate(point.getW().getAffineX().toByteArray()));
        out.writeBytes(new byte[] {0x22, 0x58, 0x20});
        out.writeBytes(coordinate(point.getW().getAffineY().toByteArray()));
        return out.toByteArray();
    }

    private static byte[] coordinate(byte[] signed) {
        byte[] fixed = new byte[32];
        byte[] value = signed.length > 32 ? Arrays.copyOfRange(signed, signed.length - 32, signed.length) : signed;
        System.arraycopy(value, 0, fixed, 32 - value.length, value.length);
        return fixed;
    }

    private static byte[] authenticatorData(Answer answer) {
        return ByteBuffer.allocate(37)
                .put(sha256(answer.rpId.getBytes(StandardCharsets.UTF_8)))
                .put((byte) answer.flags)
                .putInt(answer.counter)
                .array();
    }

    private byte[] sign(byte[] authenticatorData, byte[] clientData, boolean corrupt) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(authenticatorData);
            signature.update(sha256(corrupt ? new byte[] {1} : clientData));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
