package org.careidentity.phone.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** What a realm knows of a credential, and its check of assertions, by other code than the phone's. */
record Credential(String id, String rpId, ECPublicKey key) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FLAGS = 32;
    private static final int ID_LENGTH = 53;
    private static final byte[] X_BEGINS = {0x21, 0x58, 0x20};
    private static final byte[] Y_BEGINS = {0x22, 0x58, 0x20};
    private static final int COORDINATE = 32;
    private static final int PRESENT_AND_VERIFIED = 0x05;

    /** Reads a registration with a P-256 key; null when it is not one for the challenge and the origin. */
    static Credential of(JsonNode credential, String rpId, String challenge, String origin) {
        if (!clientDataAre(credential, "webauthn.create", challenge, origin)) {
            return null;
        }
        byte[] object = bytes(credential.at("/response/attestationObject"));
        byte[] data = Arrays.copyOfRange(object, indexOf(object, sha256(rpId), 0), object.length);
        int idLength = (data[ID_LENGTH] & 0xff) << Byte.SIZE | data[ID_LENGTH + 1] & 0xff;
        int idBegins = ID_LENGTH + 2;
        int keyBegins = idBegins + idLength;
        String id = text(Arrays.copyOfRange(data, idBegins, keyBegins));
        if ((data[FLAGS] & PRESENT_AND_VERIFIED) != PRESENT_AND_VERIFIED
                || !id.equals(credential.path("id").textValue())) {
            return null;
        }
        int x = indexOf(data, X_BEGINS, keyBegins) + X_BEGINS.length;
        int y = indexOf(data, Y_BEGINS, x + COORDINATE) + Y_BEGINS.length;
        return new Credential(id, rpId, key(number(data, x), number(data, y)));
    }

    /** Whether it is an assertion by this credential with user verification; the challenge is looked at elsewhere. */
    boolean signed(JsonNode credential, String origin) {
        byte[] data = bytes(credential.at("/response/authenticatorData"));
        byte[] clientData = bytes(credential.at("/response/clientDataJSON"));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(data);
            signature.update(MessageDigest.getInstance("SHA-256").digest(clientData));
            return id.equals(credential.path("id").textValue())
                    && Arrays.equals(Arrays.copyOf(data, FLAGS), sha256(rpId))
                    && (data[FLAGS] & PRESENT_AND_VERIFIED) == PRESENT_AND_VERIFIED
                    && clientDataAre(credential, "webauthn.get", challenge(credential), origin)
                    && signature.verify(bytes(credential.at("/response/signature")));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The challenge that the client data name. */
    static String challenge(JsonNode credential) {
        return clientData(credential).path("challenge").asText();
    }

    private static boolean clientDataAre(JsonNode credential, String type, String challenge, String origin) {
        JsonNode data = clientData(credential);
        return type.equals(data.path("type").textValue())
                && challenge.equals(data.path("challenge").textValue())
                && origin.equals(data.path("origin").textValue());
    }

    private static JsonNode clientData(JsonNode credential) {
        try {
            return JSON.readTree(bytes(credential.at("/response/clientDataJSON")));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ECPublicKey key(BigInteger x, BigInteger y) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return (ECPublicKey) KeyFactory.getInstance("EC")
                    .generatePublic(
                            new ECPublicKeySpec(new ECPoint(x, y), parameters.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static BigInteger number(byte[] data, int begin) {
        return new BigInteger(1, Arrays.copyOfRange(data, begin, begin + COORDINATE));
    }

    private static int indexOf(byte[] all, byte[] part, int from) {
        for (int index = from; index + part.length <= all.length; index++) {
            if (Arrays.equals(all, index, index + part.length, part, 0, part.length)) {
                return index;
            }
        }
        throw new IllegalArgumentException("not in the bytes");
    }

    private static byte[] bytes(JsonNode base64url) {
        return Base64.getUrlDecoder().decode(base64url.asText());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
