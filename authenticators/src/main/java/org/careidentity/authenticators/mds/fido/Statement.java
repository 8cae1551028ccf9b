package org.careidentity.authenticators.mds.fido;

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
import com.webauthn4j.metadata.data.statement.MetadataStatement;
import java.io.IOException;

/**
 * A metadata statement as webauthn4j reads it, or why it cannot.
 *
 * @param value null when it cannot be read
 * @param problem null when it can
 */
@JsonDeserialize(using = Statement.Tolerant.class)
record Statement(MetadataStatement value, String problem) {

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
            return new Tolerant(
                    context.findContextualValueDeserializer(context.constructType(MetadataStatement.class), property));
        }

        @Override
        public Statement deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return new Statement(null, "it is no object");
            }
            JsonStreamContext outside = parser.getParsingContext().getParent();
            try {
                return of((MetadataStatement) strict.deserialize(parser, context));
            } catch (JsonParseException e) {
                throw e;
            } catch (JsonProcessingException | RuntimeException e) {
                while (parser.getParsingContext() != outside) {
                    parser.nextToken();
                }
                return new Statement(null, String.valueOf(e.getMessage()));
            }
        }

        private static Statement of(MetadataStatement value) {
            return value.getAttestationRootCertificates() == null || value.getKeyProtection() == null
                    ? new Statement(null, "it says nothing of roots or keys")
                    : new Statement(value, null);
        }
    }
}
