package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.LogoutReceiver;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.mappers.generated.ClaimSchemas;
import org.careidentity.mappers.generated.ClaimsModel;
import org.careidentity.mappers.generated.GeneratedPeople;
import org.careidentity.mappers.generated.GeneratedPerson;

/**
 * People by chance log in at the real server with scopes by chance: what comes out is valid by the schemas that suppliers
 * get, and equal to the model. The report of a failure has the seed: {@code @Property(seed = "...")} brings it back.
 */
class ClaimsPropertiesIT {

    private static final Set<String> ID_TOKEN = Set.of(
            "iss",
            "sub",
            "aud",
            "azp",
            "exp",
            "iat",
            "auth_time",
            "jti",
            "typ",
            "sid",
            "at_hash",
            "acr",
            "amr",
            "authentication_assurance_level");
    private static final Set<String> ACCESS_TOKEN =
            Set.of("iss", "sub", "aud", "azp", "exp", "iat", "auth_time", "jti", "typ", "sid", "scope");

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final ClaimSchemas schemas = new ClaimSchemas();

    /** Somebody who logs in. */
    record Visit(GeneratedPerson person, Set<String> scopes, boolean asksForTheRole) {

        /** The ids of the roles that can be read. */
        List<String> roles() {
            List<String> ids = new ArrayList<>();
            ClaimsModel.userInfo(person, Set.of("nationalrbacaccess"))
                    .path("nhsid_nrbac_roles")
                    .forEach(role -> ids.add(role.path("person_roleid").textValue()));
            return ids;
        }

        /** The role that this person works in. */
        String selected() {
            return roles().isEmpty() ? "" : roles().get(roles().size() / 2);
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatAnybodyIsToldIsValidByTheSchemasAndEqualToTheModel(@ForAll("visits") List<Visit> visits) {
        try (LogoutReceiver receiver = new LogoutReceiver()) {
            Application application = Application.create(
                    server,
                    TestServer.MOCK_REALM,
                    "claims-properties-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE),
                    Map.of("attributes", Map.of("backchannel.logout.url", receiver.url())));
            for (Visit visit : visits) {
                holds(application, receiver, visit);
            }
        }
    }

    private void holds(Application application, LogoutReceiver receiver, Visit visit) {
        String id = create(visit.person());
        Application.Tokens tokens = logIn(application, visit);
        userInfoHolds(application.userInfo(tokens.accessToken()).body(), visit);
        idTokenHolds(tokens, visit, "nonce");
        Application.Tokens refreshed = application.refresh(tokens);
        idTokenHolds(refreshed, visit);
        for (Application.Tokens each : List.of(tokens, refreshed)) {
            assertThat(names(each.accessClaims()))
                    .as("access token of " + visit)
                    .isEqualTo(ACCESS_TOKEN);
        }
        admin.post(TestServer.MOCK_REALM + "/users/" + id + "/logout", Map.of()).ok();
        assertThat(receiver.tokens()).as("logout token of " + visit).anySatisfy(token -> {
            assertThat(token.path("sid")).isEqualTo(tokens.idClaims().path("sid"));
            assertThat(token.path("sub").textValue()).isEqualTo(visit.person().uuid());
            assertThat(schemas.problems("logout-token", token)).isEmpty();
        });
    }

    private static Application.Tokens logIn(Application application, Visit visit) {
        Set<String> asked = new TreeSet<>(visit.scopes());
        asked.add("openid");
        if (visit.asksForTheRole()) {
            asked.add("selectedrole");
        }
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = application.begin(browser, Map.of("scope", String.join(" ", asked)));
        HttpBrowser.Answer done = Login.asTestUser(browser, page, visit.person().uuid());
        if (!Application.hasCode(done)) {
            assertThat(visit.asksForTheRole() && visit.roles().size() > 1)
                    .as("a page besides the login: " + done.page().text())
                    .isTrue();
            done = browser.submit(done, Map.of("action", "continue", "role", visit.selected()));
        }
        return application.tokens(done);
    }

    private void userInfoHolds(JsonNode userInfo, Visit visit) {
        assertThat(userInfo).as("userinfo of " + visit).isEqualTo(ClaimsModel.userInfo(visit.person(), visit.scopes()));
        assertThat(schemas.userInfoProblems(visit.scopes(), userInfo))
                .as("userinfo of " + visit)
                .isEmpty();
    }

    private void idTokenHolds(Application.Tokens tokens, Visit visit, String... more) {
        JsonNode idToken = tokens.idClaims();
        Set<String> expected = new TreeSet<>(ID_TOKEN);
        expected.addAll(Set.of(more));
        String level = visit.person().texts().get("idassurancelevel");
        if (level != null) {
            expected.addAll(Set.of("id_assurance_level", "idassurancelevel"));
        }
        if (visit.asksForTheRole()) {
            expected.add("selected_roleid");
        }
        assertThat(names(idToken)).as("ID token of " + visit).isEqualTo(expected);
        assertThat(schemas.problems("id-token", idToken))
                .as("ID token of " + visit)
                .isEmpty();
        assertThat(idToken.path("sub").textValue()).isEqualTo(visit.person().uuid());
        assertThat(idToken.path("id_assurance_level").textValue()).isEqualTo(level);
        assertThat(idToken.path("idassurancelevel").textValue()).isEqualTo(level);
        assertThat(idToken.path("selected_roleid").textValue())
                .isEqualTo(visit.asksForTheRole() ? visit.selected() : null);
    }

    @Provide
    Arbitrary<List<Visit>> visits() {
        return Combinators.combine(visit(0), visit(1), visit(2), visit(50), visit(500))
                .as(List::of);
    }

    private static Arbitrary<Visit> visit(int roles) {
        return Combinators.combine(
                        GeneratedPeople.savablePeople(roles, roles),
                        GeneratedPeople.scopes(),
                        Arbitraries.of(true, false))
                .as(Visit::new);
    }

    private static Set<String> names(JsonNode claims) {
        Set<String> names = new TreeSet<>();
        claims.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Makes the person anew: a seed that failed brings the same people again. */
    private String create(GeneratedPerson person) {
        JsonNode before = admin.get(TestServer.MOCK_REALM + "/users?exact=true&username=" + person.uuid());
        before.forEach(user -> admin.delete(
                        TestServer.MOCK_REALM + "/users/" + user.path("id").textValue())
                .ok());
        Map<String, List<String>> attributes = new HashMap<>(person.lists());
        person.texts().forEach((name, value) -> attributes.put(name, List.of(value)));
        attributes.put("nhsid_useruid", List.of(person.uuid()));
        attributes.put("care_identity_test_level", List.of("3"));
        Map<String, Object> user = new HashMap<>();
        user.put("username", person.uuid());
        user.put("enabled", true);
        user.put("firstName", person.givenName());
        user.put("lastName", person.familyName());
        user.put("email", person.email());
        user.put("attributes", attributes);
        return admin.createUser(TestServer.MOCK_REALM, user);
    }
}
