package org.careidentity.phone.authenticator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the answers that a browser and a phone's authenticator would, in the form of {@code toJSON()} (WebAuthn Level 3
 * section 5.1). It attests nothing: the format is {@code none} and the AAGUID zero, as from a browser that was not asked for
 * more (section 5.1.3).
 */
public final class SoftwareAuthenticator {

    private static final int AAGUID_BYTES = 16;

    private SoftwareAuthenticator() {}

    /** Answers a registration. */
    public static ObjectNode create(Ceremony ceremony, byte[] credentialId) {
        byte[] data = join(
                authenticatorData(ceremony),
                new byte[AAGUID_BYTES],
                ByteBuffer.allocate(Short.BYTES)
                        .putShort((short) credentialId.length)
                        .array(),
                credentialId,
                ceremony.key().cose());
        Map<String, Object> attestation = new LinkedHashMap<>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", data);
        ObjectNode credential = credential(credentialId);
        ObjectNode response = credential.putObject("response");
        response.put("clientDataJSON", Base64url.encode(clientData(ceremony)));
        response.put("attestationObject", Base64url.encode(Cbor.encode(attestation)));
        response.putArray("transports").add("internal");
        return credential;
    }

    /** Answers a login. */
    public static ObjectNode get(Ceremony ceremony, byte[] credentialId, byte[] userHandle) {
        byte[] clientData = clientData(ceremony);
        byte[] data = authenticatorData(ceremony);
        ObjectNode credential = credential(credentialId);
        ObjectNode response = credential.putObject("response");
        response.put("clientDataJSON", Base64url.encode(clientData));
        response.put("authenticatorData", Base64url.encode(data));
        response.put("signature", Base64url.encode(ceremony.key().sign(join(data, sha256(clientData)))));
        response.put("userHandle", Base64url.encode(userHandle));
        return credential;
    }

    private static ObjectNode credential(byte[] id) {
        ObjectNode credential = JsonNodeFactory.instance.objectNode();
        credential
                .put("id", Base64url.encode(id))
                .put("rawId", Base64url.encode(id))
                .put("type", "public-key")
                .put("authenticatorAttachment", "platform");
        credential.putObject("clientExtensionResults");
        return credential;
    }

    private static byte[] clientData(Ceremony ceremony) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", ceremony.type())
                .put("challenge", ceremony.challenge())
                .put("origin", ceremony.origin())
                .put("crossOrigin", false)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] authenticatorData(Ceremony ceremony) {
        return join(
                sha256(ceremony.rpId().getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) ceremony.flags()},
                ByteBuffer.allocate(Integer.BYTES).putInt(ceremony.signCount()).array());
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
