package org.careidentity.mappers.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careidentity.model.Organisation;
import org.careidentity.model.OrganisationMembership;
import org.careidentity.model.RoleProfile;

/** Reads the JSON of one role or organisation, whose members have the names of CIS2's claims. */
final class DirectoryJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private DirectoryJson() {}

    /**
     * Reads one role.
     *
     * @throws MalformedEntryException when it is no JSON object with the five required members as texts
     */
    static RoleProfile role(String json) {
        JsonNode role = object(json);
        return new RoleProfile(
                text(role, "person_orgid"),
                text(role, "person_roleid"),
                text(role, "org_code"),
                text(role, "role_name"),
                text(role, "role_code"),
                texts(role, "activities"),
                texts(role, "activity_codes"),
                texts(role, "workgroups"),
                texts(role, "workgroups_codes"),
                texts(role, "aow"),
                texts(role, "aow_codes"));
    }

    /**
     * Reads one organisation.
     *
     * @throws MalformedEntryException when it is no JSON object with both members as texts
     */
    static Organisation organisation(String json) {
        JsonNode organisation = object(json);
        return new Organisation(text(organisation, "org_name"), text(organisation, "org_code"));
    }

    /**
     * Reads one entry at an organisation.
     *
     * @throws MalformedEntryException when it is no JSON object with the three required members as texts
     */
    static OrganisationMembership membership(String json) {
        JsonNode membership = object(json);
        return new OrganisationMembership(
                text(membership, "person_orgid"),
                new Organisation(text(membership, "org_name"), text(membership, "org_code")),
                membership.has("gnc") ? Optional.of(text(membership, "gnc")) : Optional.empty());
    }

    private static JsonNode object(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node == null || !node.isObject()) {
                throw new MalformedEntryException("not a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new MalformedEntryException("not JSON");
        }
    }

    private static String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            throw new MalformedEntryException(member + " is missing or not a text");
        }
        return value.textValue();
    }

    private static List<String> texts(JsonNode object, String member) {
        JsonNode values = object.get(member);
        if (values == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                throw new MalformedEntryException(member + " holds something else than texts");
            }
            texts.add(value.textValue());
        }
        if (!values.isArray()) {
            throw new MalformedEntryException(member + " is not an array");
        }
        return texts;
    }

    /** The entry can't be read; the message says why without repeating the entry. */
    static final class MalformedEntryException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedEntryException(String message) {
            super(message);
        }
    }
}
