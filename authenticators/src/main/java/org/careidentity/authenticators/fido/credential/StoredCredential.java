package org.careidentity.authenticators.fido.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;

/**
 * How a credential record lies in Keycloak's stored credential: what consoles may show in {@code credentialData}, the
 * attestation, which is long and names the device's maker, in {@code secretData}, which no console gets.
 */
public final class StoredCredential {

    private static final Logger LOGGER = Logger.getLogger(StoredCredential.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final List<String> SECRET = List.of("attestationObject", "clientDataJson");

    private StoredCredential() {}

    /** Reads what {@link #write} wrote; empty, with a warning, when an import or a script left something else. */
    public static Optional<FidoCredential> read(CredentialModel model) {
        try {
            ObjectNode both = (ObjectNode) JSON.readTree(model.getCredentialData());
            if (model.getSecretData() != null && !model.getSecretData().isBlank()) {
                both.setAll((ObjectNode) JSON.readTree(model.getSecretData()));
            }
            // an import may leave it out: then nothing attests the credential
            SECRET.stream().filter(name -> !both.hasNonNull(name)).forEach(name -> both.put(name, ""));
            FidoCredential credential = JSON.treeToValue(both, FidoCredential.class);
            if (isWhole(credential)) {
                return Optional.of(credential);
            }
        } catch (JsonProcessingException | RuntimeException unreadable) {
            LOGGER.debug("unreadable credential", unreadable);
        }
        LOGGER.warnf("Credential %s of type %s can't be read and is left out", model.getId(), model.getType());
        return Optional.empty();
    }

    private static boolean isWhole(FidoCredential credential) {
        return Stream.of(
                                credential.credentialId(),
                                credential.userHandle(),
                                credential.aaguid(),
                                credential.attestedCredentialData(),
                                credential.format(),
                                credential.transports(),
                                credential.registeredBy(),
                                credential.status())
                        .allMatch(Objects::nonNull)
                && isBase64url(credential.credentialId());
    }

    private static boolean isBase64url(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
    }

    /** Puts the record into a stored credential, beside what else its secret part holds. */
    public static void write(FidoCredential credential, CredentialModel model) {
        try {
            ObjectNode shown = JSON.valueToTree(credential);
            boolean anew =
                    model.getSecretData() == null || model.getSecretData().isBlank();
            ObjectNode kept = anew ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(model.getSecretData());
            SECRET.forEach(name -> kept.set(name, shown.remove(name)));
            model.setCredentialData(JSON.writeValueAsString(shown));
            model.setSecretData(JSON.writeValueAsString(kept));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
