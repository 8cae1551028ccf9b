package org.careidentity.authenticators.emulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An authenticator in software with one credential: makes the answers that a browser and such a device would, as the text
 * of {@code toJSON()} (WebAuthn Level 3 sections 5.1.1 and 5.1.2), and can be told to make them wrong in one way.
 */
public final class EmulatedAuthenticator {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeviceModel model;
    private final KeyAlgorithm algorithm;
    private final KeyPair key;
    private final byte[] id;
    private byte[] userHandle = new byte[0];
    private long counter;

    public EmulatedAuthenticator(DeviceModel model, KeyAlgorithm algorithm) {
        this(model, algorithm, algorithm.generate());
    }

    /** One with a key that was made before. */
    public EmulatedAuthenticator(DeviceModel model, KeyAlgorithm algorithm, KeyPair key) {
        this(model, algorithm, key, Bytes.random(32));
    }

    private EmulatedAuthenticator(DeviceModel model, KeyAlgorithm algorithm, KeyPair key, byte[] id) {
        this.model = model;
        this.algorithm = algorithm;
        this.key = key;
        this.id = id;
    }

    /** The same credential, to be registered a second time without changing what this one remembers. */
    public EmulatedAuthenticator copy() {
        return new EmulatedAuthenticator(model, algorithm, key, id);
    }

    /** A credential of another authenticator that says it has this one's id. */
    public EmulatedAuthenticator withAnotherKey() {
        return new EmulatedAuthenticator(model, algorithm, algorithm.generate(), id);
    }

    /** The id of this credential, base64url. */
    public String id() {
        return Bytes.base64url(id);
    }

    /** The user handle that this credential was registered with. */
    public byte[] userHandle() {
        return userHandle.clone();
    }

    /** Answers a registration's options: {@code PublicKeyCredentialCreationOptionsJSON}. */
    public String register(JsonNode options, String origin, Consumer<Answer> change) {
        userHandle = Bytes.fromBase64url(options.at("/user/id").textValue());
        Answer answer =
                answer("webauthn.create", options, origin, options.at("/rp/id").textValue());
        answer.flags |= Answer.AT;
        answer.coseKey = algorithm.coseKey(key.getPublic());
        // A browser takes the attestation away where none is asked for (section 5.1.3).
        answer.attestation =
                "none".equals(options.path("attestation").asText("none")) ? AttestationMaker.NONE : model.attestation();
        change.accept(answer);

        byte[] clientData = clientData(answer);
        byte[] authenticatorData = answer.authenticatorData.apply(Bytes.join(
                authenticatorData(answer),
                Bytes.of(answer.aaguid),
                Bytes.uint16(answer.credentialId.length),
                answer.credentialId,
                Cbor.encode(answer.coseKey),
                extensions(answer)));
        ObjectNode json = credential(answer);
        ((ObjectNode) json.get("clientExtensionResults")).putObject("credProps").put("rk", answer.discoverable);
        ObjectNode response = json.putObject("response");
        response.put("clientDataJSON", Bytes.base64url(clientData));
        response.put("attestationObject", Bytes.base64url(attestationObject(answer, authenticatorData, clientData)));
        answer.transports.forEach(response.putArray("transports")::add);
        answer.json.accept(json);
        return json.toString();
    }

    /** Answers a login's options: {@code PublicKeyCredentialRequestOptionsJSON}. */
    public String authenticate(JsonNode options, String origin, Consumer<Answer> change) {
        Answer answer =
                answer("webauthn.get", options, origin, options.at("/rpId").textValue());
        change.accept(answer);
        byte[] clientData = clientData(answer);
        byte[] authenticatorData =
                answer.authenticatorData.apply(Bytes.join(authenticatorData(answer), extensions(answer)));
        ObjectNode json = credential(answer);
        ObjectNode response = json.putObject("response");
        response.put("clientDataJSON", Bytes.base64url(clientData));
        response.put("authenticatorData", Bytes.base64url(answer.sentAuthenticatorData.apply(authenticatorData)));
        byte[] signed = answer.corruptSignature ? new byte[] {1} : clientData;
        response.put(
                "signature",
                Bytes.base64url(algorithm.sign(key.getPrivate(), authenticatorData, Bytes.sha256(signed))));
        if (answer.userHandle != null) {
            response.put("userHandle", Bytes.base64url(answer.userHandle));
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
        answer.flags = Answer.UP | Answer.UV | model.flags();
        answer.counter = ++counter;
        answer.aaguid = model.aaguid();
        answer.credentialId = id;
        answer.userHandle = userHandle;
        answer.attachment = model.attachment();
        answer.transports = model.transports();
        return answer;
    }

    private static ObjectNode credential(Answer answer) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", Bytes.base64url(answer.credentialId))
                .put("rawId", Bytes.base64url(answer.credentialId))
                .put("type", "public-key")
                .put("authenticatorAttachment", answer.attachment);
        json.putObject("clientExtensionResults");
        return json;
    }

    private static byte[] clientData(Answer answer) {
        ObjectNode data = JSON.createObjectNode();
        data.put("type", answer.type)
                .put("challenge", answer.challenge)
                .put("origin", answer.origin)
                .put("crossOrigin", answer.crossOrigin);
        if (answer.topOrigin != null) {
            data.put("topOrigin", answer.topOrigin);
        }
        answer.clientData.accept(data);
        return answer.clientDataBytes.apply(data.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] attestationObject(Answer answer, byte[] authenticatorData, byte[] clientData) {
        byte[] hash = Bytes.sha256(answer.corruptSignature ? new byte[] {1} : clientData);
        AttestationMaker.Statement statement = answer.attestation.attest(
                new AttestationMaker.Made(authenticatorData, hash, answer.aaguid, answer.credentialId, key, algorithm));
        Map<Object, Object> object = new LinkedHashMap<>();
        object.put("fmt", statement.format());
        object.put("attStmt", statement.members());
        object.put("authData", answer.sentAuthenticatorData.apply(authenticatorData));
        answer.attestationObject.accept(object);
        return answer.attestationObjectBytes.apply(Cbor.encode(object));
    }

    private static byte[] authenticatorData(Answer answer) {
        return Bytes.join(
                Bytes.sha256(answer.rpId.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) answer.flags},
                Bytes.uint32(answer.counter));
    }

    private static byte[] extensions(Answer answer) {
        return answer.extensions == null ? new byte[0] : Cbor.encode(answer.extensions);
    }
}
