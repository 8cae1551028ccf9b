package org.careidentity.mappers.directory.attributes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careidentity.model.Dated;
import org.careidentity.model.Organisation;
import org.careidentity.model.OrganisationMembership;
import org.careidentity.model.RoleProfile;
import org.careidentity.model.Validity;

/**
 * Reads the JSON of one role or organisation, whose members have the names of CIS2's claims. Each may have an {@code
 * open_date} and a {@code close_date}, YYYYMMDD, which are no part of the claim.
 */
final class DirectoryJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private DirectoryJson() {}

    /**
     * Reads one role.
     *
     * @throws MalformedEntryException when it is no JSON object with the five required members as texts
     */
    static Dated<RoleProfile> role(String json) {
        JsonNode role = object(json);
        RoleProfile profile = new RoleProfile(
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
        return new Dated<>(profile, validity(role));
    }

    /**
     * Reads one organisation.
     *
     * @throws MalformedEntryException when it is no JSON object with both members as texts
     */
    static Dated<Organisation> organisation(String json) {
        JsonNode organisation = object(json);
        return new Dated<>(
                new Organisation(text(organisation, "org_name"), text(organisation, "org_code")),
                validity(organisation));
    }

    /**
     * Reads one entry at an organisation.
     *
     * @throws MalformedEntryException when it is no JSON object with the three required members as texts
     */
    static Dated<OrganisationMembership> membership(String json) {
        JsonNode membership = object(json);
        OrganisationMembership entry = new OrganisationMembership(
                text(membership, "person_orgid"),
                new Organisation(text(membership, "org_name"), text(membership, "org_code")),
                membership.has("gnc") ? Optional.of(text(membership, "gnc")) : Optional.empty());
        return new Dated<>(entry, validity(membership));
    }

    private static Validity validity(JsonNode object) {
        return new Validity(date(object, "open_date"), date(object, "close_date"));
    }

    private static Optional<LocalDate> date(JsonNode object, String member) {
        if (!object.has(member)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Validity.date(text(object, member)));
        } catch (IllegalArgumentException e) {
            throw new MalformedEntryException(member + " is " + e.getMessage());
        }
    }

    private static JsonNode object(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node == null || !node.isObject()) {
                throw new MalformedEntryException("the value is not a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new MalformedEntryException("the value is not JSON");
        }
    }

    private static String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            throw new MalformedEntryException(member + " is missing, empty or not a text");
        }
        return value.textValue();
    }

    private static List<String> texts(JsonNode object, String member) {
        JsonNode values = object.get(member);
        if (values == null) {
            return List.of();
        }
        if (!values.isArray()) {
            throw new MalformedEntryException(member + " is not an array");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                throw new MalformedEntryException(member + " holds something else than texts");
            }
            texts.add(value.textValue());
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
