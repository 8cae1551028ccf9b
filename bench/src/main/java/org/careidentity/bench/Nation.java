package org.careidentity.bench;

import java.util.List;
import java.util.Random;
import org.careidentity.e2e.support.Postgres;

/** As many people as CIS2 has, written into PostgreSQL at once, with names that many share, and organisations large and small. */
final class Nation {

    /** How many there are. */
    static final int PEOPLE = 730_000;

    /** Where every twentieth of them works. */
    static final String LARGE = "RJ1";

    /** Where every two-hundredth of them works. */
    static final String SMALLER = "RJ2";

    /** How the family names of one in thirty begin. */
    static final String COMMON = "smith";

    private static final int AT_ONCE = 36_500;
    private static final int NAMES = 2_000;
    /** 7,200 family names, each of about a hundred people: as many as share one that is neither common nor rare. */
    private static final List<String> STARTS = List.of(
            "Ash", "Black", "Brown", "Clark", "Dun", "East", "Fair", "Green", "Hart", "Holl", "Kings", "Lang", "Mar",
            "Nor", "Oak", "Park", "Rad", "Red", "Shel", "Smith", "South", "Stan", "Sut", "Thorn", "Wal", "West", "Whit",
            "Win", "Wood", "York");

    private static final List<String> MIDDLES =
            List.of("a", "ber", "en", "er", "ers", "in", "ing", "ker", "le", "or", "s", "y");
    private static final List<String> ENDS = List.of(
            "by", "combe", "croft", "den", "field", "ford", "ham", "hurst", "land", "ley", "man", "more", "ridge", "ry",
            "son", "stead", "ton", "ward", "well", "worth");
    private static final List<String> GIVEN =
            List.of("Alex", "Bea", "Chris", "Dana", "Eli", "Fay", "Gil", "Hana", "Ivo", "Jo");

    private final Random random = new Random(PEOPLE);
    private final List<String> names;

    private Nation(List<String> names) {
        this.names = names;
    }

    /** Writes them into a realm. */
    static Nation in(Postgres database, String realm) {
        String id = database.query("select id from realm where name = '" + realm + "'");
        for (int first = 0; first < PEOPLE; first += AT_ONCE) {
            people(database, id, first, first + AT_ONCE - 1);
            attribute(database, first, "nhsid_useruid", "u.username");
            attribute(database, first, "name", "upper(u.last_name) || ' ' || u.first_name");
            attribute(
                    database,
                    first,
                    "nhsid_nrbac_roles",
                    "'{\"person_orgid\":\"1\",\"person_roleid\":\"' || n || '\",\"org_code\":\"' || org || '\",\"role_code\":"
                            + "\"S8000:G8000:R8001\",\"role_name\":\"Clinical\"}'");
            attribute(
                    database,
                    first,
                    "nhsid_user_orgs",
                    "'{\"org_name\":\"Organisation ' || org || '\",\"org_code\":\"' || org || '\"}'");
        }
        database.query("analyze user_entity");
        database.query("analyze user_attribute");
        return new Nation(List.of(database.query("select string_agg(lower(last_name), ',') from (select last_name"
                        + " from user_entity where realm_id = '" + id
                        + "' and username in (select '95' || lpad((20 * n)::text,"
                        + " 10, '0') from generate_series(1, " + NAMES + ") n)) some_of_them")
                .split(",")));
    }

    private static void people(Postgres database, String realm, int first, int last) {
        database.query(
                "insert into user_entity (id, email, email_constraint, email_verified, enabled, first_name, last_name,"
                        + " realm_id, username, created_timestamp, not_before)"
                        + " select md5('p' || n)::uuid::text, u || '@nhs.example.test', u || '@nhs.example.test', true, true, "
                        + oneOf("g", GIVEN) + ", " + oneOf("s", STARTS) + " || " + oneOf("m", MIDDLES) + " || "
                        + oneOf("e", ENDS)
                        + ", '" + realm + "', u, 0, 0"
                        + " from (select n, '95' || lpad(n::text, 10, '0') as u from generate_series(" + first + ", "
                        + last
                        + ") n) all_of_them");
    }

    /** One of some words, by a person's number and in no order. */
    private static String oneOf(String kind, List<String> words) {
        return "(array['" + String.join("','", words) + "'])[1 + (hashtext('" + kind + "' || n) & 2147483647) % "
                + words.size() + "]";
    }

    private static void attribute(Postgres database, int first, String name, String value) {
        database.query("insert into user_attribute (id, name, value, user_id)"
                + " select md5('" + name + "' || n)::uuid::text, '" + name + "', " + value + ", u.id"
                + " from (select n, case when n % 20 = 0 then '" + LARGE + "' when n % 200 = 1 then '" + SMALLER
                + "' else 'A' || (n % 7001) end as org"
                + " from generate_series(" + first + ", " + (first + AT_ONCE - 1) + ") n) all_of_them"
                + " join user_entity u on u.id = md5('p' || n)::uuid::text");
    }

    /** The UUID of one who works at {@link #LARGE}. */
    String uuid() {
        return String.format("95%010d", random.nextInt(PEOPLE / 20) * 20);
    }

    /** The address of one of them. */
    static String email(String uuid) {
        return uuid + "@nhs.example.test";
    }

    /** The family name of one who works at {@link #LARGE}. */
    String name() {
        return names.get(random.nextInt(names.size()));
    }
}
