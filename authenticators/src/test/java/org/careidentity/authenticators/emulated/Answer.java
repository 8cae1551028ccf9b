package org.careidentity.authenticators.emulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What an answer is made of; a test changes one member to make a wrong one. */
public final class Answer {

    /** A person was present. */
    public static final int UP = 0x01;
    /** The person was verified. */
    public static final int UV = 0x04;
    /** The key may be backed up. */
    public static final int BE = 0x08;
    /** The key is backed up. */
    public static final int BS = 0x10;
    /** A credential is attested. */
    public static final int AT = 0x40;
    /** Extensions follow. */
    public static final int ED = 0x80;

    private static final long COSE_ALGORITHM = 3L;

    // what the browser says
    public String type;
    public String challenge;
    public String origin;
    public boolean crossOrigin;
    public String topOrigin;
    public Consumer<ObjectNode> clientData = data -> {};
    public UnaryOperator<byte[]> clientDataBytes = UnaryOperator.identity();

    // what the authenticator says
    public String rpId;
    public int flags;
    public long counter;
    public UUID aaguid;
    public byte[] credentialId;
    public Map<Object, Object> coseKey = new LinkedHashMap<>();
    public Map<Object, Object> extensions;
    /** Before it is signed. */
    public UnaryOperator<byte[]> authenticatorData = UnaryOperator.identity();

    // how it is proved
    public AttestationMaker attestation = AttestationMaker.NONE;
    public boolean corruptSignature;
    /** After it was signed: format, statement and authenticator data. */
    public Consumer<Map<Object, Object>> attestationObject = object -> {};

    public UnaryOperator<byte[]> attestationObjectBytes = UnaryOperator.identity();
    /** After it was signed. */
    public UnaryOperator<byte[]> sentAuthenticatorData = UnaryOperator.identity();

    // what the page gets
    public byte[] userHandle;
    public String attachment;
    public boolean discoverable = true;
    public List<String> transports = List.of();
    public Consumer<ObjectNode> json = json -> {};

    Answer() {}

    /** Changes the algorithm that the credential's key names. */
    public void algorithm(long cose) {
        coseKey.put(COSE_ALGORITHM, cose);
    }

    /** Changes a member of the attestation statement after it was signed; null takes it out. */
    public void statement(String member, Object value) {
        statement(members -> {
            if (value == null) {
                members.remove(member);
            } else {
                members.put(member, value);
            }
        });
    }

    /** Changes the attestation statement after it was signed. */
    @SuppressWarnings("unchecked")
    public void statement(Consumer<Map<Object, Object>> change) {
        attestationObject =
                attestationObject.andThen(object -> change.accept((Map<Object, Object>) object.get("attStmt")));
    }
}
