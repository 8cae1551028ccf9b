package org.careidentity.authenticators.fido.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.statement.AttestationParts;
import org.careidentity.authenticators.registry.AuthenticatorStatus;

/** Credential records of vectors whose registration is refused, so that their authentication is tried all the same. */
final class W3cRecords {

    private static final int FLAGS = 32;
    private static final int ATTESTED_DATA = 37;
    private static final int UV = 0x04;
    private static final int BE = 0x08;
    private static final int BS = 0x10;
    private static final int ED = 0x80;

    private W3cRecords() {}

    /** The record, with the key as the vector has it, also where nothing here can verify a key of its kind. */
    static FidoCredential of(JsonNode vector) {
        byte[] object = HexFormat.of()
                .parseHex(vector.get("registration").get("attestationObject").textValue());
        AttestationParts parts = AttestationParts.read(object);
        byte[] data = parts.authenticatorData();
        if ((data[FLAGS] & ED) != 0) {
            throw new IllegalStateException("extensions follow the key");
        }
        return new FidoCredential(
                Base64Url.encode(parts.attested().credentialId()),
                Base64Url.encode(new byte[32]),
                parts.attested().aaguid().toString(),
                Base64Url.encode(Arrays.copyOfRange(data, ATTESTED_DATA, data.length)),
                0,
                (data[FLAGS] & UV) != 0,
                (data[FLAGS] & BE) != 0,
                (data[FLAGS] & BS) != 0,
                "none",
                List.of(),
                0,
                "self",
                AuthenticatorStatus.ACTIVE,
                0,
                "",
                "",
                false);
    }
}
