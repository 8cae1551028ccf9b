package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.e2e.support.RegistrationStaff.ADMINISTRATOR;
import static org.careidentity.e2e.support.RegistrationStaff.ADVANCED_AGENT;
import static org.careidentity.e2e.support.RegistrationStaff.AGENT;
import static org.careidentity.e2e.support.RegistrationStaff.CLINICIAN;
import static org.careidentity.e2e.support.RegistrationStaff.LOCAL_SMARTCARD_ADMINISTRATOR;
import static org.careidentity.e2e.support.RegistrationStaff.MANAGER;
import static org.careidentity.e2e.support.RegistrationStaff.MANAGER_AAL2;
import static org.careidentity.e2e.support.RegistrationStaff.MANAGER_ELSEWHERE;
import static org.careidentity.e2e.support.RegistrationStaff.NOBODY;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.RealmAttributes;
import org.careidentity.e2e.support.RegistrationByLink;
import org.careidentity.e2e.support.RegistrationStaff;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what for whom: every role at every endpoint for every owner. What one may, another must not (CVE-2025-14777,
 * CVE-2026-4630, CVE-2026-16072).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationRightsIT {

    private static final String REALM = "registration-rights";
    private static final String HERE = "RJ1";
    private static final String ELSEWHERE = "RJ12";

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final Map<String, Owner> owners = new LinkedHashMap<>();
    private Map<String, Staff> staff;

    /** Somebody who has an authenticator, and a link. */
    private record Owner(String id, String uuid, String authenticator, String link) {}

    @BeforeAll
    void realm() {
        server.copyRealm(TestServer.REALM, REALM);
        staff = RegistrationStaff.logIn(server, REALM, HERE, ELSEWHERE);
        owner("of the organisation", Staff.person(admin, REALM, HERE, "R8001", "2"), MANAGER);
        owner("of another organisation", Staff.person(admin, REALM, ELSEWHERE, "R8001", "2"), MANAGER_ELSEWHERE);
        owners.put("nobody", new Owner("00000000-0000-0000-0000-000000000000", "900000000001", "none", "none"));
    }

    private void owner(String name, String uuid, String by) {
        String id = admin.user(REALM, uuid).path("id").textValue();
        Staff agent = staff.get(by);
        RegistrationByLink.register(new HttpBrowser(), issue(agent, id), Devices.passkey());
        String authenticator = agent.get("people/" + id + "/authenticators")
                .with(200)
                .json()
                .path("authenticators")
                .get(0)
                .path("id")
                .textValue();
        owners.put(
                name,
                new Owner(id, uuid, authenticator, issue(agent, id).path("id").textValue()));
    }

    private static JsonNode issue(Staff agent, String person) {
        return agent.post("people/" + person + "/links", Map.of("method", "passkey", "reason", "For the matrix"))
                .with(201)
                .json();
    }

    /**
     * An endpoint, and who may use it for somebody of their own organisation. What changes something sends a version that is
     * always stale, so that whoever may is told 409, and nothing changes between the cells of the matrix.
     */
    private enum Endpoint {
        FIND("find", 200, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT, LOCAL_SMARTCARD_ADMINISTRATOR) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("people?uuid=" + owner.uuid());
            }
        },
        PROFILE("view", 200, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT, LOCAL_SMARTCARD_ADMINISTRATOR) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("people/" + owner.id());
            }
        },
        AUTHENTICATORS("view", 200, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT, LOCAL_SMARTCARD_ADMINISTRATOR) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("people/" + owner.id() + "/authenticators");
            }
        },
        LINKS("view", 200, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT, LOCAL_SMARTCARD_ADMINISTRATOR) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("people/" + owner.id() + "/links");
            }
        },
        ISSUE("issue", 201, MANAGER, MANAGER_AAL2, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.post("people/" + owner.id() + "/links", Map.of("method", "passkey", "reason", "A cell"));
            }
        },
        ISSUE_AAL3("issue", 201, MANAGER, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.post(
                        "people/" + owner.id() + "/links", Map.of("method", "security-key", "reason", "A cell"));
            }
        },
        RENEW("issue", 201, MANAGER, MANAGER_AAL2, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                Staff.Answer first = ISSUE.ask(who, owner);
                String link = first.status() == 201 ? first.json().path("id").textValue() : owner.link();
                return who.post("people/" + owner.id() + "/links/" + link + "/renewal", Map.of("reason", "A cell"));
            }
        },
        REVOKE("issue", 204, MANAGER, MANAGER_AAL2, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                Staff.Answer first = ISSUE.ask(who, owner);
                String link = first.status() == 201 ? first.json().path("id").textValue() : owner.link();
                return who.post("people/" + owner.id() + "/links/" + link + "/revocation", Map.of("reason", "A cell"));
            }
        },
        SUSPEND("suspend", 409, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return change(who, owner, "suspension");
            }
        },
        RESUME("resume", 409, MANAGER, MANAGER_AAL2, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return change(who, owner, "resumption");
            }
        },
        REMOVE("remove", 409, MANAGER, MANAGER_AAL2, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return change(who, owner, "removal");
            }
        },
        CONFIRM("confirm", 409, MANAGER) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return change(who, owner, "confirmation");
            }
        },
        UNLOCK("unlock", 202, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT, LOCAL_SMARTCARD_ADMINISTRATOR) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.post("people/" + owner.id() + "/unlock", Map.of("reason", "A cell"));
            }
        },
        REFUSE("confirm", 409, MANAGER, MANAGER_AAL2, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return change(who, owner, "refusal");
            }
        };

        private final String operation;
        private final int success;
        private final List<String> may;

        Endpoint(String operation, int success, String... may) {
            this.operation = operation;
            this.success = success;
            this.may = List.of(may);
        }

        abstract Staff.Answer ask(Staff who, Owner owner);

        private static Staff.Answer change(Staff who, Owner owner, String change) {
            return who.post(
                    "people/" + owner.id() + "/authenticators/" + owner.authenticator() + "/" + change,
                    Map.of("version", 999, "reason", "A cell of the matrix"));
        }

        /** What the matrix says of a cell. */
        int expected(String role, String owner) {
            if (role.equals(NOBODY)) {
                return 401;
            }
            if (role.equals(CLINICIAN)) {
                return 403;
            }
            if (this == FIND) {
                return 200;
            }
            if (!sees(role, owner)) {
                return 404;
            }
            if (role.equals(ADMINISTRATOR)) {
                // the link that registered it was another's
                return this == CONFIRM ? 403 : success;
            }
            return may.contains(role) || role.equals(MANAGER_ELSEWHERE) ? success : 403;
        }

        private static boolean sees(String role, String owner) {
            return switch (role) {
                case ADMINISTRATOR -> !owner.equals("nobody");
                case MANAGER_ELSEWHERE -> owner.equals("of another organisation");
                default -> owner.equals("of the organisation");
            };
        }
    }

    Stream<Arguments> cells() {
        return staff.keySet().stream().flatMap(role -> Stream.of(Endpoint.values())
                .flatMap(endpoint -> owners.keySet().stream().map(owner -> Arguments.of(role, endpoint, owner))));
    }

    @ParameterizedTest(name = "{0}: {1} of {2}")
    @MethodSource("cells")
    void everyCellOfTheMatrixIsAsItIsWrittenDown(String role, Endpoint endpoint, String owner) {
        Staff.Answer answer = endpoint.ask(staff.get(role), owners.get(owner));
        assertThat(answer.status()).as(answer.body()).isEqualTo(endpoint.expected(role, owner));
        if (endpoint == Endpoint.FIND && answer.status() == 200) {
            assertThat(answer.json().path("people")).hasSize(Endpoint.sees(role, owner) ? 1 : 0);
        } else if (answer.status() >= 400) {
            assertThat(answer.reason()).startsWith("care_identity_registration_");
        }
    }

    @Test
    void somethingOfAnotherOrganisationIsAsUnknownAsNothing() {
        Staff manager = staff.get(MANAGER);
        String foreign = manager.get(
                        "people/" + owners.get("of another organisation").id())
                .with(404)
                .body();
        assertThat(foreign)
                .isEqualTo(manager.get("people/" + owners.get("nobody").id())
                        .with(404)
                        .body());
        Owner own = owners.get("of the organisation");
        Owner other = owners.get("of another organisation");
        for (String mixed : List.of(
                "/authenticators/" + other.authenticator() + "/removal", "/links/" + other.link() + "/revocation")) {
            assertThat(manager.post("people/" + own.id() + mixed, Map.of("version", 0, "reason", "Of another"))
                            .with(404)
                            .body())
                    .isEqualTo(foreign);
        }
    }

    @Test
    void anOrganisationWhoseCodeBeginsLikeTheAgentsIsAnother() {
        assertThat(staff.get(MANAGER)
                        .get("people?organisation=" + ELSEWHERE + "&name=pat")
                        .with(404)
                        .reason())
                .isEqualTo("care_identity_registration_unknown");
        JsonNode found =
                staff.get(MANAGER).get("people?max=100&name=pat").with(200).json();
        assertThat(found.path("people").findValuesAsText("uuid"))
                .contains(owners.get("of the organisation").uuid())
                .doesNotContain(owners.get("of another organisation").uuid());
    }

    @Test
    void nobodyActsForThemselves() {
        Staff manager = staff.get(MANAGER);
        String id = admin.user(REALM, manager.username()).path("id").textValue();
        assertThat(manager.post("people/" + id + "/links", Map.of("method", "passkey", "reason", "For me"))
                        .with(403)
                        .reason())
                .isEqualTo("care_identity_registration_self");
        assertThat(manager.get("people/" + id).with(200).json().path("issuable"))
                .isEmpty();
    }

    @Test
    void nobodyGivesMoreThanTheirOwnSessionProves() {
        Staff aal2 = staff.get(MANAGER_AAL2);
        Owner owner = owners.get("of the organisation");
        assertThat(Endpoint.ISSUE_AAL3.ask(aal2, owner).with(403).reason())
                .isEqualTo("care_identity_registration_level");
        assertThat(aal2.get("people/" + owner.id())
                        .with(200)
                        .json()
                        .path("issuable")
                        .findValuesAsText("level"))
                .isNotEmpty()
                .doesNotContain("AAL3");
    }

    @Test
    void whoHasNoRoleIsToldWhichRolesThereAre() {
        JsonNode problem = staff.get(CLINICIAN).get("me").with(403).json();
        assertThat(problem.path("roles").findValuesAsText("code")).contains("R5080", "R5090", "B9701", "B9702");
        assertThat(problem.path("reason").textValue()).isEqualTo("care_identity_registration_role");
    }

    @Test
    void aTokenForAnotherApplicationIsNone() {
        Application other = Application.create(server, REALM, "application");
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = other.begin(browser, Map.of("acr_values", "AAL3_ANY"));
        Application.Tokens tokens =
                other.tokens(Login.asTestUser(browser, page, staff.get(MANAGER).username()));
        assertThat(staff.get(MANAGER).with(tokens.accessToken()).get("me").status())
                .isEqualTo(401);
        assertThat(staff.get(MANAGER).with(tokens.idToken()).get("me").status()).isEqualTo(401);
        assertThat(staff.get(MANAGER).with("nonsense").get("me").status()).isEqualTo(401);
    }

    @Test
    void anAdministratorOfTheRealmsPeopleActsForEveryOrganisationOnlyIfTheTokenSaysSo() {
        String other = server.copyRealm(TestServer.REALM, "registration-administrators");
        Staff administrator = Staff.administrator(server, other);
        assertThat(administrator
                        .get("me")
                        .with(200)
                        .json()
                        .path("administrator")
                        .booleanValue())
                .isTrue();
        String own = admin.user(other, administrator.username()).path("id").textValue();
        assertThat(administrator
                        .post("people/" + own + "/links", Map.of("method", "passkey", "reason", "For me"))
                        .with(403)
                        .reason())
                .isEqualTo("care_identity_registration_self");
        Staff.withoutRoles(admin, other);
        assertThat(administrator.get("me").with(403).reason())
                .as("the token says so, and the client may no longer")
                .isEqualTo("care_identity_registration_role");
        assertThat(Staff.logIn(server, other, administrator.username())
                        .get("me")
                        .with(403)
                        .reason())
                .isEqualTo("care_identity_registration_role");
    }

    @Test
    void whatTheApiDoesNotHaveIsAProblemDocumentTooAndWhateverKindOfTextIsSent() {
        Staff manager = staff.get(MANAGER);
        assertThat(manager.get("nothing/of/the/kind").with(404).reason())
                .isEqualTo("care_identity_registration_unknown");
        String links = "people/" + owners.get("of the organisation").id() + "/links";
        assertThat(manager.post(links, "text/plain", "not JSON".getBytes(StandardCharsets.UTF_8))
                        .with(400)
                        .reason())
                .isEqualTo("care_identity_registration_malformed");
    }

    @Test
    void aRefusalIsAnAdminEventWithItsReason() {
        Owner owner = owners.get("of the organisation");
        Endpoint.REMOVE.ask(staff.get(AGENT), owner).with(403);
        assertThat(admin.get(REALM + "/admin-events?resourcePath=users/" + owner.id() + "/authenticators/*")
                        .toString())
                .contains("care_identity_registration_right");
    }

    @Test
    void theTableOfRightsIsTheRealmsAndOneThatCannotBeReadGivesNobodyAnything() {
        String other = server.copyRealm(TestServer.REALM, "registration-own-table");
        Staff nurse = Staff.logIn(server, other, Staff.person(admin, other, HERE, "R8001", "3"));
        nurse.get("me").with(403);
        RealmAttributes.set(admin, other, "care-identity.registration-rights", "R8001 Nurse=find view");
        assertThat(nurse.get("me")
                        .with(200)
                        .json()
                        .path("organisations")
                        .get(0)
                        .path("operations")
                        .toString())
                .isEqualTo("[\"find\",\"view\"]");
        RealmAttributes.set(admin, other, "care-identity.registration-rights", "R8001 Nurse=find fly");
        assertThat(nurse.get("me").with(503).reason()).isEqualTo("care_identity_registration_settings");
    }
}
