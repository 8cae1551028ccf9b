package org.careidentity.mappers.generated;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The schemas that suppliers get, from {@code docs/schemas}. */
public final class ClaimSchemas {

    private static final Path FOLDER =
            Path.of("../docs/schemas").toAbsolutePath().normalize();

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    /** What a published schema says against a document; nothing when it is valid. */
    public String problems(String schema, JsonNode document) {
        return problems(factory.getSchema(location(schema)), document);
    }

    /** What the schemas of these scopes together say against a userinfo answer, as suppliers compose them. */
    public String userInfoProblems(Set<String> scopes, JsonNode userInfo) {
        String references = Stream.concat(Stream.of("openid"), new TreeSet<>(scopes).stream())
                .map(scope -> "{\"$ref\": \"" + location("userinfo-" + scope) + "\"}")
                .collect(joining(","));
        return problems(
                factory.getSchema("{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"allOf\": ["
                        + references + "], \"unevaluatedProperties\": false}"),
                userInfo);
    }

    private static String problems(JsonSchema schema, JsonNode document) {
        return schema.validate(document).stream().map(Object::toString).collect(joining("\n"));
    }

    private static SchemaLocation location(String schema) {
        return SchemaLocation.of(FOLDER.resolve(schema + ".schema.json").toUri().toString());
    }
}
