package org.careidentity.sample.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.careidentity.sample.People;
import org.junit.jupiter.api.Test;

class ClinicianTest {

    @Test
    void readsWhoHowAndWhere() {
        Clinician nurse = Clinician.of(People.nurse());
        assertThat(nurse.id()).isEqualTo(People.NURSE_ID);
        assertThat(nurse.name()).isEqualTo("Random Userq");
        assertThat(nurse.fullName()).isEqualTo("USERQ RANDOM Mr");
        assertThat(nurse.login().label()).isEqualTo("AAL2, FIDO2");
        assertThat(nurse.login().identityLevel()).isEqualTo("3");
        assertThat(nurse.organisations()).extracting(Organisation::label).containsExactly("NORTH HOSPITAL (RBA)");
    }

    @Test
    void readsARole() {
        Role role = Clinician.of(People.nurse()).roles().get(0);
        assertThat(role.job().name()).isEqualTo("Nurse Access Role");
        assertThat(role.organisation().label()).isEqualTo("NORTH HOSPITAL (RBA)");
        assertThat(role.activities()).containsExactly("View Patient Medication", "Amend Patient Demographics");
        assertThat(role.workgroups()).containsExactly("Ward 7");
        assertThat(role.areasOfWork()).containsExactly(new QuotedName("Phlebotomy", List.of("Pathology")));
        assertThat(role.selected()).isFalse();
    }

    @Test
    void bareObjectsAndTextsStandForArraysOfOne() {
        var userInfo = People.userInfoClaims();
        userInfo.put(
                "nhsid_nrbac_roles",
                Map.of("role_name", "\"A\":\"B\":\"C\"", "org_code", "A9A5A", "activities", "Perform Clinical Coding"));
        userInfo.put("nhsid_user_orgs", Map.of("org_name", "NHSID DEV", "org_code", "A9A5A"));
        Role role = Clinician.of(People.person(People.idTokenClaims(), userInfo))
                .roles()
                .get(0);
        assertThat(role.activities()).containsExactly("Perform Clinical Coding");
        assertThat(role.organisation().label()).isEqualTo("NHSID DEV (A9A5A)");
    }

    @Test
    void absentClaimsLeaveTheirPlacesEmpty() {
        Clinician unknown = Clinician.of(People.person(Map.of("sub", "910000000002"), Map.of("sub", "910000000002")));
        assertThat(unknown.name()).isEqualTo("910000000002");
        assertThat(unknown.fullName()).isEmpty();
        assertThat(unknown.login()).isEqualTo(new Login(0, List.of(), "", "", null));
        assertThat(unknown.login().label()).isEmpty();
        assertThat(unknown.roles()).isEmpty();
        assertThat(unknown.organisations()).isEmpty();
        assertThat(Clinician.of(People.person(Map.of("sub", "910000000002"), null))
                        .roles())
                .isEmpty();
    }

    @Test
    void uselessElementsAreLeftOut() {
        var userInfo = People.userInfoClaims();
        userInfo.put("nhsid_nrbac_roles", Arrays.asList(null, 7, "text", List.of(), Map.of("role_code", "S:G:R8001")));
        userInfo.put("nhsid_user_orgs", List.of(Map.of(), "RBA"));
        Clinician nurse = Clinician.of(People.person(People.idTokenClaims(), userInfo));
        assertThat(nurse.roles()).singleElement().satisfies(role -> {
            assertThat(role.job().name()).isEqualTo("S:G:R8001");
            assertThat(role.organisation().label()).isEmpty();
        });
        assertThat(nurse.organisations()).isEmpty();
    }

    @Test
    void codesStandInForNamesAndTheOrganisationCodeForItsName() {
        var userInfo = People.userInfoClaims();
        userInfo.remove("nhsid_user_orgs");
        userInfo.put(
                "nhsid_nrbac_roles",
                List.of(Map.of("org_code", "A9A5A", "activities", List.of(), "activity_codes", List.of("B0360"))));
        Role role = Clinician.of(People.person(People.idTokenClaims(), userInfo))
                .roles()
                .get(0);
        assertThat(role.activities()).containsExactly("B0360");
        assertThat(role.organisation().label()).isEqualTo("A9A5A");
    }

    @Test
    void rolesInTheIdTokenAreNotRead() {
        var idToken = People.idTokenClaims();
        idToken.put("nhsid_nrbac_roles", List.of(People.NURSE_ROLE));
        assertThat(Clinician.of(People.person(idToken, Map.of("sub", People.NURSE_ID)))
                        .roles())
                .isEmpty();
    }

    @Test
    void theSelectedRoleIsMarked() {
        var idToken = People.idTokenClaims();
        idToken.put("selected_roleid", "555254240100");
        assertThat(Clinician.of(People.person(idToken, People.userInfoClaims()))
                        .roles()
                        .get(0)
                        .selected())
                .isTrue();
    }

    @Test
    void levelsMayBeNumbersAndNothingElse() {
        assertThat(level(3)).isEqualTo(3);
        assertThat(level("1")).isEqualTo(1);
        assertThat(level("4")).isZero();
        assertThat(level("AAL3")).isZero();
        assertThat(level(List.of("3"))).isZero();
    }

    private static int level(Object claim) {
        var idToken = People.idTokenClaims();
        idToken.put("authentication_assurance_level", claim);
        return Login.of(People.person(idToken, null).getIdToken()).level();
    }
}
