package org.careidentity.mappers.directory.attributes;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.careidentity.mappers.directory.attributes.DirectoryJson.MalformedEntryException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidationResult;
import org.keycloak.validate.ValidatorConfig;

/**
 * Checks the roles or organisations in a user attribute when an administrator saves a person, with the reader that
 * claims are made with. The messages are sentences, since the admin REST API sends them as they are, and the console
 * shows as it is what it has no translation for.
 */
public final class DirectoryEntryValidator implements SimpleValidator, ConfiguredProvider {

    public static final String ID = "care-identity-directory-entry";

    private static final String KIND = "kind";
    private static final String ROLE = "role";

    /** What each kind of entry is identified by, to find what stands there twice; throws when it can't be read. */
    private static final Map<String, Function<String, Object>> KINDS = Map.of(
            ROLE,
            json -> DirectoryJson.role(json).entry().personRoleId(),
            "organisation",
            DirectoryJson::organisation,
            "membership",
            DirectoryJson::membership);

    private static final List<ProviderConfigProperty> CONFIGURATION = ProviderConfigurationBuilder.create()
            .property()
            .name(KIND)
            .label("Kind of entry")
            .helpText("role, organisation or membership")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(KINDS.keySet().stream().sorted().toList())
            .defaultValue(ROLE)
            .add()
            .build();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public ValidationContext validate(
            Object input, String attribute, ValidationContext context, ValidatorConfig config) {
        Function<String, Object> reader = KINDS.get(config.getStringOrDefault(KIND, ROLE));
        Collection<?> values = input instanceof Collection<?> several ? several : List.of(input == null ? "" : input);
        Set<Object> before = new HashSet<>();
        int position = 0;
        for (Object value : values) {
            position++;
            if (value instanceof String json && !json.isBlank()) {
                String error = error(reader, json, before);
                if (error != null) {
                    String message = values.size() == 1 ? error : "In entry " + position + ", " + error;
                    context.addError(new ValidationError(ID, attribute, message));
                }
            }
        }
        return context;
    }

    private static String error(Function<String, Object> reader, String json, Set<Object> before) {
        try {
            Object identity = reader.apply(json);
            return before.add(identity)
                    ? null
                    : identity instanceof String
                            ? "person_roleid is that of an entry before"
                            : "the value is that of an entry before";
        } catch (MalformedEntryException e) {
            return e.getMessage();
        }
    }

    @Override
    public ValidationResult validateConfig(KeycloakSession session, ValidatorConfig config) {
        String kind = config == null ? null : config.getString(KIND);
        return kind != null && KINDS.containsKey(kind)
                ? ValidationResult.OK
                : ValidationResult.of(new ValidationError(ID, KIND, "kind is role, organisation or membership"));
    }

    @Override
    public String getHelpText() {
        return "One role or organisation a value, as JSON with the members of the Care Identity claim.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CONFIGURATION;
    }
}
