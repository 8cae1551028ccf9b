package org.careidentity.mappers.generated;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The schemas that suppliers get, from {@code docs/schemas}. */
public final class ClaimSchemas {

    private static final Path FOLDER =
            Path.of("../docs/schemas").toAbsolutePath().normalize();

    private static final String SUFFIX = ".schema.json";

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

    /** The names of all published schemas. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What JSON Schema 2020-12 says against a published schema; nothing when it is one. */
    public String problemsOfSchema(String schema) {
        try {
            JsonNode document =
                    new ObjectMapper().readTree(FOLDER.resolve(schema + SUFFIX).toFile());
            return problems(factory.getSchema(SchemaLocation.of(SchemaId.V202012)), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String problems(JsonSchema schema, JsonNode document) {
        return schema.validate(document).stream().map(Object::toString).collect(joining("\n"));
    }

    private static SchemaLocation location(String schema) {
        return SchemaLocation.of(FOLDER.resolve(schema + SUFFIX).toUri().toString());
    }
}
