package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.webauthn4j.converter.jackson.deserializer.json.KeyProtectionTypeFromStringDeserializer;
import com.webauthn4j.data.KeyProtectionType;
import com.webauthn4j.metadata.converter.jackson.deserializer.MetadataX509CertificateRelaxedDeserializer;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What is looked at of a metadata statement, or why it cannot be read. The rest, most of a BLOB, is passed over.
 *
 * @param value null when it cannot be read
 * @param problem null when it can
 */
@JsonDeserialize(using = Statement.Tolerant.class)
record Statement(Parts value, String problem) {

    /**
     * The members that are looked at, as webauthn4j reads them.
     *
     * @param roots null for each that is empty
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Parts(
            @JsonProperty("description") String description,
            @JsonProperty("attestationRootCertificates")
                    @JsonDeserialize(contentUsing = MetadataX509CertificateRelaxedDeserializer.class)
                    List<X509Certificate> roots,
            @JsonProperty("keyProtection")
                    @JsonDeserialize(contentUsing = KeyProtectionTypeFromStringDeserializer.class)
                    List<KeyProtectionType> keyProtection) {}

    /** Reads on after a statement that is valid JSON and no valid statement: it is not the end of the whole BLOB. */
    static final class Tolerant extends JsonDeserializer<Statement> implements ContextualDeserializer {

        private final JsonDeserializer<?> strict;

        Tolerant() {
            this(null);
        }

        private Tolerant(JsonDeserializer<?> strict) {
            this.strict = strict;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            return new Tolerant(context.findContextualValueDeserializer(context.constructType(Parts.class), property));
        }

        @Override
        public Statement deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return new Statement(null, "it is no object");
            }
            JsonStreamContext outside = parser.getParsingContext().getParent();
            try {
                return of((Parts) strict.deserialize(parser, context));
            } catch (JsonParseException e) {
                throw e;
            } catch (JsonProcessingException | RuntimeException e) {
                while (parser.getParsingContext() != outside) {
                    parser.nextToken();
                }
                return new Statement(null, String.valueOf(e.getMessage()));
            }
        }

        private static Statement of(Parts value) {
            return value.roots() == null || value.keyProtection() == null
                    ? new Statement(null, "it says nothing of roots or keys")
                    : new Statement(value, null);
        }
    }
}
