package org.careidentity.mappers.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What userinfo tells of a person for a set of scopes, by CIS2's table of scopes and claims: what the person has, of the
 * scopes that were asked, and {@code sub}.
 */
public final class ClaimsModel {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ROLE =
            List.of("person_orgid", "person_roleid", "org_code", "role_name", "role_code");
    private static final List<String> ROLE_LISTS =
            List.of("activities", "activity_codes", "workgroups", "workgroups_codes", "aow", "aow_codes");
    private static final List<String> ORGANISATION = List.of("org_name", "org_code");
    private static final List<String> MEMBERSHIP = List.of("person_orgid", "org_name", "org_code");

    private ClaimsModel() {}

    /** The userinfo answer of an assured login. */
    public static JsonNode userInfo(GeneratedPerson person, Set<String> scopes) {
        ObjectNode all = everything(person);
        ObjectNode told = JSON.createObjectNode();
        Stream.concat(Stream.of("openid"), scopes.stream())
                .flatMap(scope -> claims(scope).stream())
                .filter(all::has)
                .forEach(claim -> told.set(claim, all.get(claim)));
        return told;
    }

    private static List<String> claims(String scope) {
        return switch (scope) {
            case "openid" -> List.of("sub");
            case "profile" -> List.of("name", "given_name", "family_name", "uid");
            case "email" -> List.of("email");
            case "nhsperson" ->
                List.of("nhsid_useruid", "title", "initials", "middle_names", "display_name", "idassurancelevel");
            case "nationalrbacaccess" -> List.of("nhsid_useruid", "name", "nhsid_nrbac_roles");
            case "associatedorgs" -> List.of("nhsid_useruid", "nhsid_user_orgs");
            case "professionalmemberships" ->
                List.of(
                        "nhsid_useruid",
                        "gmc_id",
                        "gmp_id",
                        "gdc_id",
                        "gdp_id",
                        "nmc_id",
                        "rcn_id",
                        "gphc_id",
                        "consultant_id");
            case "organisationalmemberships" -> List.of("nhsid_useruid", "nhsid_org_memberships", "nhsid_org_roles");
            case "odscodes" -> List.of("odscodes");
            case "orgaccess" -> List.of("org_access");
            case "universalaccess" -> List.of("nhsid_uni_roles");
            default -> throw new IllegalArgumentException(scope);
        };
    }

    private static ObjectNode everything(GeneratedPerson person) {
        ObjectNode all = JSON.createObjectNode();
        Stream.of("sub", "uid", "nhsid_useruid").forEach(claim -> all.put(claim, person.uuid()));
        put(all, "given_name", person.givenName());
        put(all, "family_name", person.familyName());
        put(all, "email", person.email());
        person.texts().forEach(all::put);
        put(all, "nhsid_nrbac_roles", entries(person, "nhsid_nrbac_roles", ROLE, List.of(), ROLE_LISTS));
        put(all, "nhsid_user_orgs", entries(person, "nhsid_user_orgs", ORGANISATION, List.of(), List.of()));
        for (String claim : List.of("nhsid_org_memberships", "nhsid_org_roles")) {
            put(all, claim, entries(person, claim, MEMBERSHIP, List.of("gnc"), List.of()));
        }
        for (String claim : List.of("odscodes", "org_access", "nhsid_uni_roles")) {
            put(all, claim, JSON.valueToTree(person.list(claim)));
        }
        return all;
    }

    /** Entries with every required member as text, each once; of these the members that have a name in the claim, lists unless empty. */
    private static ArrayNode entries(
            GeneratedPerson person,
            String attribute,
            List<String> required,
            List<String> optional,
            List<String> lists) {
        Set<JsonNode> told = new LinkedHashSet<>();
        for (String text : person.list(attribute)) {
            JsonNode entry = read(text);
            if (required.stream()
                    .allMatch(member -> !entry.path(member).asText().isBlank()
                            && entry.path(member).isTextual())) {
                List<String> members = new ArrayList<>(required);
                optional.stream().filter(entry::has).forEach(members::add);
                lists.stream().filter(list -> !entry.path(list).isEmpty()).forEach(members::add);
                told.add(((ObjectNode) entry).retain(members));
            }
        }
        return JSON.createArrayNode().addAll(told);
    }

    private static void put(ObjectNode claims, String claim, String value) {
        if (value != null) {
            claims.put(claim, value);
        }
    }

    private static void put(ObjectNode claims, String claim, ArrayNode values) {
        if (!values.isEmpty()) {
            claims.set(claim, values);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
