package org.careidentity.mappers.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.careidentity.mappers.generated.ClaimSchemas;
import org.careidentity.mappers.generated.ClaimsModel;
import org.careidentity.mappers.generated.GeneratedPeople;
import org.careidentity.mappers.generated.GeneratedPerson;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** What the mappers of any scopes tell of anybody: valid by the schemas, and equal to the model. */
class ClaimsPropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLAIM = "claim";
    private static final Map<String, UserInfoClaims> MAPPERS = Map.of(
            "profile", new ProfileMapper(),
            "nhsperson", new NhsPersonMapper(),
            "nationalrbacaccess", new NationalRbacMapper(),
            "associatedorgs", new AssociatedOrganisationsMapper(),
            "professionalmemberships", new ProfessionalMembershipsMapper(),
            "organisationalmemberships", new OrganisationalMembershipsMapper(),
            "odscodes", new LegacyAccessMapper(),
            "orgaccess", new LegacyAccessMapper(),
            "universalaccess", new LegacyAccessMapper());
    private static final Map<String, String> LEGACY =
            Map.of("odscodes", "odscodes", "orgaccess", "org_access", "universalaccess", "nhsid_uni_roles");

    private final ClaimSchemas schemas = new ClaimSchemas();

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void userInfoIsValidByTheSchemasAndEqualToTheModel(
            @ForAll("people") GeneratedPerson person, @ForAll("scopes") Set<String> scopes) {
        JsonNode userInfo = userInfo(LoggedIn.as(person, true), scopes);
        assertThat(userInfo).isEqualTo(ClaimsModel.userInfo(person, scopes));
        assertThat(schemas.userInfoProblems(scopes, userInfo)).isEmpty();
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void fiveHundredRolesAreToldAsTheyStand(@ForAll("manyRoles") GeneratedPerson person) {
        userInfoIsValidByTheSchemasAndEqualToTheModel(person, Set.of("nationalrbacaccess"));
    }

    @Property(tries = 50)
    void theSchemaForEveryScopeHoldsWhatEveryScopeTells(@ForAll("people") GeneratedPerson person) {
        JsonNode userInfo = userInfo(LoggedIn.as(person, true), Set.copyOf(GeneratedPeople.SCOPES));
        assertThat(schemas.problems("userinfo", userInfo)).isEmpty();
        ((ObjectNode) userInfo).put("unknown_claim", "x");
        assertThat(schemas.problems("userinfo", userInfo)).contains("unknown_claim");
    }

    @Example
    void everyPublishedSchemaIsASchema() {
        assertThat(schemas.names())
                .contains("userinfo", "id-token", "logout-token", "role")
                .allSatisfy(name ->
                        assertThat(schemas.problemsOfSchema(name)).as(name).isEmpty());
    }

    @Property(tries = 100)
    void aLoginThatWasNotAssuredIsToldTheSubjectAlone(
            @ForAll("people") GeneratedPerson person, @ForAll("scopes") Set<String> scopes) {
        assertThat(userInfo(LoggedIn.as(person, false), scopes)).isEqualTo(ClaimsModel.userInfo(person, Set.of()));
    }

    @Property(tries = 100)
    void noMapperPutsWhatTheDirectoryHasIntoATokenButTheIdentityLevel(@ForAll("people") GeneratedPerson person) {
        LoggedIn login = LoggedIn.as(person, true);
        assertThat(MAPPERS.values())
                .as("claims of the scopes are for userinfo alone")
                .noneMatch(OIDCIDTokenMapper.class::isInstance)
                .noneMatch(OIDCAccessTokenMapper.class::isInstance);
        IDToken idToken = new IDToken();
        for (OIDCIDTokenMapper mapper : Stream.of(new SubjectMapper(), new AssuranceMapper(), new SelectedRoleMapper())
                .map(OIDCIDTokenMapper.class::cast)
                .toList()) {
            mapper.transformIDToken(idToken, null, login.session(), login.userSession(), login.client());
        }
        assertThat(idToken.getOtherClaims().keySet())
                .isSubsetOf(
                        "amr",
                        "authentication_assurance_level",
                        "id_assurance_level",
                        "idassurancelevel",
                        "selected_roleid");
        AccessToken accessToken = new AccessToken();
        for (OIDCAccessTokenMapper mapper : Stream.of(new SubjectMapper(), new OwnAudienceMapper())
                .map(OIDCAccessTokenMapper.class::cast)
                .toList()) {
            mapper.transformAccessToken(accessToken, null, login.session(), login.userSession(), login.client());
        }
        assertThat(accessToken.getOtherClaims()).isEmpty();
    }

    @Provide
    Arbitrary<GeneratedPerson> people() {
        return GeneratedPeople.people(0, 20).map(ClaimsPropertiesTest::withoutEmail);
    }

    @Provide
    Arbitrary<GeneratedPerson> manyRoles() {
        return GeneratedPeople.people(500, 500).map(ClaimsPropertiesTest::withoutEmail);
    }

    private static GeneratedPerson withoutEmail(GeneratedPerson person) {
        return new GeneratedPerson(
                person.uuid(), person.givenName(), person.familyName(), null, person.texts(), person.lists());
    }

    @Provide
    Arbitrary<Set<String>> scopes() {
        return GeneratedPeople.scopes();
    }

    /** As the userinfo endpoint calls the mappers of the scopes. E-mail comes from Keycloak's own mapper. */
    private static JsonNode userInfo(LoggedIn login, Set<String> scopes) {
        AccessToken token = new AccessToken();
        new SubjectMapper().transformUserInfoToken(token, null, login.session(), login.userSession(), login.client());
        for (String scope : scopes) {
            if (MAPPERS.containsKey(scope)) {
                ProtocolMapperModel model = new ProtocolMapperModel();
                model.setConfig(LEGACY.containsKey(scope) ? Map.of(CLAIM, LEGACY.get(scope)) : Map.of());
                MAPPERS.get(scope)
                        .transformUserInfoToken(token, model, login.session(), login.userSession(), login.client());
            }
        }
        return JSON.valueToTree(token.getOtherClaims());
    }
}
