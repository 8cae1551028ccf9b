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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.BulkFile;
import org.careidentity.e2e.support.RealmAttributes;
import org.careidentity.e2e.support.RegistrationStaff;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Workforce;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what for an organisation as a whole: every role at every endpoint for every owner, who is an organisation here
 * (CVE-2025-14777, CVE-2026-4630, CVE-2026-16072).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationOrganisationRightsIT {

    private static final String REALM = "registration-organisation-rights";
    private static final String HERE = "RJ1";
    private static final String ELSEWHERE = "RJ12";
    private static final String OWN = "of the organisation";
    private static final String OTHER = "of another organisation, whose code begins alike";
    private static final String UNKNOWN = "of no organisation";
    private static final BulkFile FILE_OF_NOBODY = new BulkFile().line("suspend", "900000000001", "passkey", "");
    private static final String MALFORMED = "of what is no code";

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final Map<String, Owner> owners = new LinkedHashMap<>();
    private Map<String, Staff> staff;

    /** An organisation, with a file of changes that is approved and a proposal that is decided: nothing changes between cells. */
    private record Owner(String code, String job, String proposal) {

        String query() {
            return "organisation=" + code;
        }
    }

    @BeforeAll
    void realm() {
        server.copyRealm(TestServer.REALM, REALM);
        RealmAttributes.set(admin, REALM, "care-identity.registration-four-eyes", "suspend");
        staff = RegistrationStaff.logIn(server, REALM, HERE, ELSEWHERE);
        owners.put(OWN, owner(HERE));
        owners.put(OTHER, owner(ELSEWHERE));
        owners.put(UNKNOWN, new Owner("ZZ9", "none", "none"));
        owners.put(MALFORMED, new Owner("RJ1%25", "none%25", "none%25"));
    }

    private Owner owner(String code) {
        Staff first = manager(code);
        Staff second = manager(code);
        String job = FILE_OF_NOBODY.job(first);
        second.post("bulk/" + job + "/approval", Map.of()).with(204);
        String person = admin.user(
                        REALM, Workforce.of(code).withApps(1).join(admin, REALM).get(0))
                .path("id")
                .textValue();
        String authenticators = "people/" + person + "/authenticators";
        String authenticator = first.get(authenticators)
                .with(200)
                .json()
                .at("/authenticators/0/id")
                .textValue();
        String proposal = first.post(
                        authenticators + "/" + authenticator + "/suspension",
                        Map.of("version", 0, "reason", "For the matrix"))
                .with(202)
                .json()
                .path("proposal")
                .textValue();
        second.post("proposals/" + proposal + "/refusal", Map.of("reason", "For the matrix"))
                .with(204);
        return new Owner(code, job, proposal);
    }

    private Staff manager(String code) {
        return Staff.logIn(server, REALM, Staff.person(admin, REALM, code, Staff.MANAGER, "3"));
    }

    /** An endpoint, and who may use it for their own organisation. */
    private enum Endpoint {
        FIND(200, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT, LOCAL_SMARTCARD_ADMINISTRATOR) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("people?name=pat&" + owner.query());
            }
        },
        QUEUE(200, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("queue?" + owner.query());
            }
        },
        OVERVIEW(200, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("overview?" + owner.query());
            }
        },
        EXPORT(200, MANAGER, MANAGER_AAL2) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("export?" + owner.query());
            }
        },
        PROPOSALS(200, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT, LOCAL_SMARTCARD_ADMINISTRATOR) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("proposals?" + owner.query());
            }
        },
        APPROVE_PROPOSAL(409, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.post("proposals/" + owner.proposal() + "/approval", Map.of("reason", "A cell"));
            }
        },
        REFUSE_PROPOSAL(409, MANAGER, MANAGER_AAL2, AGENT, ADVANCED_AGENT) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.post("proposals/" + owner.proposal() + "/refusal", Map.of("reason", "A cell"));
            }
        },
        CHECK_FILE(201, MANAGER, MANAGER_AAL2) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.post("bulk?" + owner.query(), "text/csv", FILE_OF_NOBODY.bytes());
            }
        },
        FILES(200, MANAGER, MANAGER_AAL2) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("bulk?" + owner.query());
            }
        },
        FILE(200, MANAGER, MANAGER_AAL2) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("bulk/" + owner.job());
            }
        },
        RUN_FILE(200, MANAGER, MANAGER_AAL2) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return BulkFile.run(who, owner.job());
            }
        },
        APPROVE_FILE(409, MANAGER, MANAGER_AAL2) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.post("bulk/" + owner.job() + "/approval", Map.of());
            }
        },
        REPORT(200, MANAGER, MANAGER_AAL2) {
            @Override
            Staff.Answer ask(Staff who, Owner owner) {
                return who.get("bulk/" + owner.job() + "/report");
            }
        };

        private final int success;
        private final List<String> may;

        Endpoint(int success, String... may) {
            this.success = success;
            this.may = List.of(may);
        }

        abstract Staff.Answer ask(Staff who, Owner owner);

        /** Whether it names the organisation itself, and not something of it. */
        private boolean namesIt() {
            return List.of(FIND, QUEUE, OVERVIEW, EXPORT, PROPOSALS, CHECK_FILE, FILES)
                    .contains(this);
        }

        /** What the matrix says of a cell. */
        int expected(String role, String owner) {
            if (role.equals(NOBODY)) {
                return 401;
            }
            if (role.equals(CLINICIAN)) {
                return 403;
            }
            if (owner.equals(MALFORMED) && namesIt()) {
                return 400;
            }
            if (role.equals(ADMINISTRATOR)) {
                return owner.equals(OWN) || owner.equals(OTHER) || namesIt() ? success : 404;
            }
            if (!owner.equals(role.equals(MANAGER_ELSEWHERE) ? OTHER : OWN)) {
                return 404;
            }
            return may.contains(role) || role.equals(MANAGER_ELSEWHERE) ? success : 403;
        }
    }

    Stream<Arguments> cells() {
        return staff.keySet().stream().flatMap(role -> Stream.of(Endpoint.values())
                .flatMap(endpoint -> owners.keySet().stream().map(owner -> Arguments.of(role, endpoint, owner))));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("cells")
    void everyCellOfTheMatrixIsAsItIsWrittenDown(String role, Endpoint endpoint, String owner) {
        Staff.Answer answer = endpoint.ask(staff.get(role), owners.get(owner));
        assertThat(answer.status()).as(answer.body()).isEqualTo(endpoint.expected(role, owner));
        if (answer.status() >= 400) {
            assertThat(answer.reason()).startsWith("care_identity_registration_");
        }
    }
}
