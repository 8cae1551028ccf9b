package org.careidentity.authenticators.fido.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import java.util.HexFormat;
import java.util.List;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.registry.AuthenticatorStatus;

/** Credential records of vectors whose registration is refused, so that their authentication is tried all the same. */
final class W3cRecords {

    private W3cRecords() {}

    /** The record; null where no record can be made, since the key is of a kind that nothing here can verify. */
    static FidoCredential of(JsonNode vector) {
        JsonNode registration = vector.get("registration");
        ObjectConverter converter = new ObjectConverter();
        byte[] object =
                HexFormat.of().parseHex(registration.get("attestationObject").textValue());
        try {
            var data = new AttestationObjectConverter(converter).convert(object).getAuthenticatorData();
            var attested = data.getAttestedCredentialData();
            return new FidoCredential(
                    Base64Url.encode(attested.getCredentialId()),
                    Base64Url.encode(new byte[32]),
                    attested.getAaguid().toString(),
                    Base64Url.encode(new AttestedCredentialDataConverter(converter).convert(attested)),
                    data.getSignCount(),
                    data.isFlagUV(),
                    data.isFlagBE(),
                    data.isFlagBS(),
                    "none",
                    List.of(),
                    0,
                    "self",
                    AuthenticatorStatus.ACTIVE,
                    0,
                    "",
                    "");
        } catch (DataConversionException e) {
            return null;
        }
    }
}
