package org.careidentity.mappers.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** People and scopes by chance. */
public final class GeneratedPeople {

    /** The scopes of CIS2 that a request may add to {@code openid}. */
    public static final List<String> SCOPES = List.of(
            "profile",
            "email",
            "nhsperson",
            "nationalrbacaccess",
            "associatedorgs",
            "professionalmemberships",
            "organisationalmemberships",
            "odscodes",
            "orgaccess",
            "universalaccess");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NUMBERS =
            List.of("gmc_id", "gmp_id", "gdc_id", "gdp_id", "nmc_id", "rcn_id", "gphc_id", "consultant_id");

    private static final List<String> ALPHABETS = List.of(
            "ABCDabcdxyz", "O'Brien-Smith.", "ÀÖØöøÿĀſẞỳŵŷ", "αβγΔΣΩ", "жЩюЯ", "אבגשת", "ابتثم", "अकखह", "王李張刘陳");

    private GeneratedPeople() {}

    /** Any of CIS2's scopes: none, some or all. */
    public static Arbitrary<Set<String>> scopes() {
        return Arbitraries.of(SCOPES).set().ofMinSize(0).ofMaxSize(SCOPES.size());
    }

    /** People with a number of roles that lies between these. Some of their entries cannot be read. */
    public static Arbitrary<GeneratedPerson> people(int fewestRoles, int mostRoles) {
        return people(lists(fewestRoles, mostRoles, false));
    }

    /** The same, of whom Keycloak accepts every entry when they are saved. */
    public static Arbitrary<GeneratedPerson> savablePeople(int fewestRoles, int mostRoles) {
        return people(lists(fewestRoles, mostRoles, true));
    }

    private static Arbitrary<GeneratedPerson> people(Arbitrary<Map<String, List<String>>> lists) {
        Arbitrary<Map<String, String>> texts = texts();
        return Combinators.combine(
                        Arbitraries.strings().numeric().ofLength(11),
                        words().injectNull(0.1),
                        words().injectNull(0.1),
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(20)
                                .injectNull(0.2),
                        texts,
                        lists)
                .as((digits, given, family, mailbox, single, several) -> new GeneratedPerson(
                        "8" + digits,
                        given,
                        family,
                        mailbox == null ? null : mailbox + ".8" + digits + "@example.test",
                        single,
                        several));
    }

    /** Names of any script, with what belongs in names. */
    private static Arbitrary<String> words() {
        Arbitrary<String> word = Arbitraries.of(ALPHABETS)
                .flatMap(alphabet ->
                        Arbitraries.strings().withChars(alphabet).ofMinLength(1).ofMaxLength(12));
        return word.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(" ", parts));
    }

    /** What stands in roles and organisations: also quotation marks, backslashes, line ends and characters beyond 16 bits. */
    private static Arbitrary<String> anyText() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, words()), Tuple.of(2, words().map(words -> "\"" + words + "\":\"\\ \n<&>\uD83D\uDC89\"")));
    }

    private static Arbitrary<Map<String, String>> texts() {
        List<String> names = List.of("name", "title", "initials", "middle_names", "display_name");
        Arbitrary<List<String>> values = words().injectNull(0.25).list().ofSize(names.size());
        Arbitrary<List<String>> numbers = Arbitraries.strings()
                .alpha()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(12)
                .injectNull(0.4)
                .list()
                .ofSize(NUMBERS.size());
        Arbitrary<String> level = Arbitraries.of("0", "1", "2", "3").injectNull(0.2);
        return Combinators.combine(values, numbers, level).as((texts, ids, identityLevel) -> {
            Map<String, String> attributes = new LinkedHashMap<>();
            putAll(attributes, names, texts);
            putAll(attributes, NUMBERS, ids);
            attributes.put("idassurancelevel", identityLevel);
            attributes.values().removeIf(Objects::isNull);
            return attributes;
        });
    }

    private static void putAll(Map<String, String> attributes, List<String> names, List<String> values) {
        for (int each = 0; each < names.size(); each++) {
            attributes.put(names.get(each), values.get(each));
        }
    }

    private static Arbitrary<Map<String, List<String>>> lists(int fewestRoles, int mostRoles, boolean readable) {
        return Combinators.combine(
                        roles(readable)
                                .list()
                                .ofMinSize(fewestRoles)
                                .ofMaxSize(mostRoles)
                                .map(GeneratedPeople::numbered),
                        entries(List.of("org_name", "org_code"), List.of(), readable),
                        entries(List.of("person_orgid", "org_name", "org_code"), List.of("gnc"), readable),
                        entries(List.of("person_orgid", "org_name", "org_code"), List.of("gnc"), readable),
                        legacy(),
                        legacy(),
                        legacy())
                .as((roles, organisations, memberships, orgRoles, odsCodes, access, uniRoles) -> {
                    Map<String, List<String>> lists = new LinkedHashMap<>();
                    lists.put("nhsid_nrbac_roles", roles);
                    lists.put("nhsid_user_orgs", organisations);
                    lists.put("nhsid_org_memberships", memberships);
                    lists.put("nhsid_org_roles", orgRoles);
                    lists.put("odscodes", odsCodes);
                    lists.put("org_access", access);
                    lists.put("nhsid_uni_roles", uniRoles);
                    lists.values().removeIf(List::isEmpty);
                    return lists;
                });
    }

    /** A role's id is its own: the same role twice is told once. */
    private static List<String> numbered(List<String> roles) {
        return IntStream.range(0, roles.size())
                .mapToObj(i -> {
                    try {
                        ObjectNode role = (ObjectNode) JSON.readTree(roles.get(i));
                        String id = role.path("person_roleid").asText("");
                        return role.path("person_roleid").isTextual() && !id.isBlank()
                                ? role.put("person_roleid", id + "-" + i).toString()
                                : role.toString();
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static Arbitrary<List<String>> legacy() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(8)
                .list()
                .uniqueElements()
                .ofMaxSize(3);
    }

    private static Arbitrary<String> roles(boolean readable) {
        Arbitrary<Map<String, List<String>>> optional = Arbitraries.maps(
                        Arbitraries.of(
                                "activities", "activity_codes", "workgroups", "workgroups_codes", "aow", "aow_codes"),
                        anyText().list().ofMaxSize(4))
                .ofMaxSize(6);
        List<String> required = List.of("person_orgid", "person_roleid", "org_code", "role_name", "role_code");
        return Combinators.combine(members(required), optional, blemishes(required, readable))
                .as((members, lists, blemish) -> {
                    ObjectNode role = JSON.valueToTree(members);
                    lists.forEach((name, values) -> role.set(name, JSON.valueToTree(values)));
                    return blemish.on(role).toString();
                });
    }

    private static Arbitrary<List<String>> entries(List<String> required, List<String> optional, boolean readable) {
        Arbitrary<Boolean> hasOptional = Arbitraries.of(true, false);
        return Combinators.combine(members(required), members(optional), hasOptional, blemishes(required, readable))
                .as((members, more, withMore, blemish) -> {
                    ObjectNode entry = JSON.valueToTree(members);
                    if (withMore) {
                        entry.setAll((ObjectNode) JSON.valueToTree(more));
                    }
                    return blemish.on(entry).toString();
                })
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<Map<String, String>> members(List<String> names) {
        return anyText().list().ofSize(names.size()).map(texts -> {
            Map<String, String> members = new LinkedHashMap<>();
            putAll(members, names, texts);
            return members;
        });
    }

    /** What is wrong with an entry: mostly nothing, or a member that nobody knows, which is no harm. */
    private record Blemish(String kind, String member) {

        ObjectNode on(ObjectNode entry) {
            switch (kind) {
                case "unknown" -> entry.put("unknown_member", 1);
                case "missing" -> entry.remove(member);
                case "blank" -> entry.put(member, " ");
                case "number" -> entry.put(member, 7);
                default -> {
                    return entry;
                }
            }
            return entry;
        }
    }

    private static Arbitrary<Blemish> blemishes(List<String> required, boolean readable) {
        return Combinators.combine(
                        readable
                                ? Arbitraries.frequency(Tuple.of(20, "none"), Tuple.of(3, "unknown"))
                                : Arbitraries.frequency(
                                        Tuple.of(20, "none"),
                                        Tuple.of(3, "unknown"),
                                        Tuple.of(1, "missing"),
                                        Tuple.of(1, "blank"),
                                        Tuple.of(1, "number")),
                        Arbitraries.of(required))
                .as(Blemish::new);
    }
}
