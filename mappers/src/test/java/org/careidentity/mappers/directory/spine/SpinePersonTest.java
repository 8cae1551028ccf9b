package org.careidentity.mappers.directory.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.BasicAttribute;
import javax.naming.directory.BasicAttributes;
import javax.naming.ldap.LdapName;
import org.careidentity.mappers.directory.DirectoryAnswer;
import org.careidentity.mappers.directory.DirectoryException;
import org.careidentity.model.DirectoryEntry;
import org.careidentity.model.Organisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the three levels of the Spine directory say of a person. */
class SpinePersonTest {

    private static final String UUID = "555008545108";
    private static final String PERSON = "uid=" + UUID + ",ou=people,o=nhs";
    private static final String ORGANISATION = "uniqueIdentifier=555008548101," + PERSON;
    private static final String ROLE = "uniqueIdentifier=555050304105," + ORGANISATION;

    private final List<SpineEntry> entries = new ArrayList<>();

    private static SpineEntry entry(String name, String... attributes) throws NamingException {
        Attributes all = new BasicAttributes(true);
        for (String each : attributes) {
            String[] parts = each.split("=", 2);
            Attribute attribute = all.get(parts[0]) == null ? new BasicAttribute(parts[0]) : all.get(parts[0]);
            attribute.add(parts[1]);
            all.put(attribute);
        }
        return SpineEntry.of(new LdapName(name), all);
    }

    private void person(String status) throws NamingException {
        entries.add(
                entry(PERSON, "objectClass=top", "objectClass=nhsPerson", "uid=" + UUID, "nhsPersonStatus=" + status));
    }

    private void organisation(String name, String... more) throws NamingException {
        List<String> all = new ArrayList<>(List.of("objectClass=NHSORGPERSON", "nhsidcode=A9A5A", "o=NHSID DEV"));
        all.addAll(List.of(more));
        entries.add(entry(name, all.toArray(String[]::new)));
    }

    private void role(String name, String... more) throws NamingException {
        List<String> all = new ArrayList<>(List.of(
                "objectClass=nhsOrgPersonRole",
                "nhsIDCode=A9A5A",
                "nhsJobRole=\"Clinical\":\"Clinical Support\":\"Medical Secretary Access Role\"",
                "nhsJobRoleCode=S8000:G8001:R8006"));
        all.addAll(List.of(more));
        entries.add(entry(name, all.toArray(String[]::new)));
    }

    private DirectoryAnswer answer() throws DirectoryException, InvalidNameException {
        return SpinePerson.answer(new LdapName(PERSON), UUID, entries);
    }

    private DirectoryEntry today() throws DirectoryException, InvalidNameException {
        return answer().entry().on(LocalDate.of(2026, 3, 1));
    }

    @Test
    void threeLevelsAreRolesOrganisationsAndMemberships() throws Exception {
        role(
                ROLE,
                "nhsBusinessFunctions=View Patient Medication",
                "nhsBusinessFunctions=Verify Prescription",
                "nhsBusinessFunctionsCodes=B0401",
                "nhsBusinessFunctionsCodes=B0068",
                "nhsWorkGroups=Ward",
                "nhsWorkGroupsCodes=655694018104",
                "nhsAreaOfWork=\"Pathology\"",
                "nhsAreaOfWorkCodes=P0020",
                "nhsOrgOpenDate=20240419");
        organisation(ORGANISATION);
        organisation("uniqueIdentifier=555008548102," + PERSON, "nhsIDCode=second value");
        person("1");
        DirectoryEntry entry = today();
        var role = entry.roles().get(0);
        assertThat(role.personRoleId()).isEqualTo("555050304105");
        assertThat(role.personOrgId()).isEqualTo("555008548101");
        assertThat(role.orgCode()).isEqualTo("A9A5A");
        assertThat(role.roleCode()).isEqualTo("S8000:G8001:R8006");
        assertThat(role.jobRole()).isEqualTo("Medical Secretary Access Role");
        assertThat(role.activities()).containsExactly("View Patient Medication", "Verify Prescription");
        assertThat(role.activityCodes()).containsExactly("B0401", "B0068");
        assertThat(role.workgroups()).containsExactly("Ward");
        assertThat(role.workgroupCodes()).containsExactly("655694018104");
        assertThat(role.areasOfWork()).containsExactly("\"Pathology\"");
        assertThat(role.areaOfWorkCodes()).containsExactly("P0020");
        assertThat(entry.organisations()).containsExactly(new Organisation("NHSID DEV", "A9A5A"));
        assertThat(entry.organisationMemberships()).hasSize(2);
        assertThat(entry.organisationRoles()).hasSize(1);
        assertThat(entry.organisationRoles().get(0).personOrgId()).isEqualTo("555008548101");
        assertThat(answer().leftOut()).isEmpty();
    }

    @ParameterizedTest(name = "role {0} to {1}, organisation {2} to {3}: {4}")
    @CsvSource({
        "20200101, 20301231, 20200101, 20301231, true",
        "20200101, 20260228, 20200101, 20301231, false",
        "20260302, 20301231, 20200101, 20301231, false",
        "20200101, 20301231, 20200101, 20260228, false",
        "20200101, 20301231, 20260302, 20301231, false",
    })
    void aClosedRoleDropsOutAndAClosedOrganisationDropsItsRoles(
            String open, String close, String orgOpen, String orgClose, boolean there) throws Exception {
        person("1");
        organisation(ORGANISATION, "nhsOrgOpenDate=" + orgOpen, "nhsOrgCloseDate=" + orgClose);
        role(ROLE, "nhsOrgOpenDate=" + open, "nhsOrgCloseDate=" + close);
        assertThat(today().roles()).hasSize(there ? 1 : 0);
        assertThat(today().organisations()).hasSize(there ? 1 : 0);
        assertThat(today().organisationRoles()).hasSize(there ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nhsIDCode", "nhsJobRole", "nhsJobRoleCode"})
    void aRoleWithoutWhatItMustHaveIsLeftOutAndNamed(String missing) throws Exception {
        person("1");
        organisation(ORGANISATION);
        role("uniqueIdentifier=555050304106," + ORGANISATION);
        role(ROLE);
        entries.get(3).attributes().remove(missing.toLowerCase());
        assertThat(today().roles()).extracting("personRoleId").containsExactly("555050304106");
        assertThat(answer().leftOut()).containsExactly("uniqueIdentifier=555050304105: " + missing + " is missing");
    }

    @Test
    void aMalformedDateClosesTheEntry() throws Exception {
        person("1");
        organisation(ORGANISATION);
        role(ROLE, "nhsOrgCloseDate=31/12/2030");
        assertThat(today().roles()).isEmpty();
        assertThat(answer().leftOut())
                .containsExactly("uniqueIdentifier=555050304105: not a date of the form YYYYMMDD");
    }

    @Test
    void aMalformedOrganisationTakesItsRolesWithIt() throws Exception {
        person("1");
        organisation(ORGANISATION, "nhsOrgOpenDate=x");
        role(ROLE);
        assertThat(today()).isEqualTo(DirectoryEntry.NONE);
        assertThat(answer().leftOut()).hasSize(2);
    }

    @Test
    void entriesOfOtherLevelsAndClassesSayNothing() throws Exception {
        person("1");
        role("uniqueIdentifier=1," + PERSON);
        organisation(ROLE);
        entries.add(entry("cn=other," + PERSON, "objectClass=device"));
        assertThat(today()).isEqualTo(DirectoryEntry.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "", "active"})
    void aPersonWhoIsNotActiveHasNoEntry(String status) throws Exception {
        person(status);
        organisation(ORGANISATION);
        role(ROLE);
        assertThatThrownBy(this::answer).isInstanceOfSatisfying(DirectoryException.class, e -> assertThat(e.reason())
                .isEqualTo(DirectoryException.Reason.PERSON_INACTIVE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uid=555008545109,ou=people,o=nhs",
                "uniqueIdentifier=1,uid=555008545109,ou=people,o=nhs",
                "ou=people,o=nhs",
                "uid=555008545108,ou=people,o=other",
            })
    void anyEntryOfSomebodyElseIsNoAnswerAtAll(String name) throws Exception {
        person("1");
        organisation(ORGANISATION);
        role(ROLE);
        entries.add(entry(name, "objectClass=nhsPerson", "uid=" + UUID));
        assertMalformed();
    }

    @Test
    void anAnswerWithoutThePersonIsNone() throws Exception {
        organisation(ORGANISATION);
        role(ROLE);
        assertMalformed();
        entries.add(entry(PERSON, "objectClass=nhsPerson", "uid=555008545109", "nhsPersonStatus=1"));
        assertMalformed();
    }

    private void assertMalformed() {
        assertThatThrownBy(this::answer).isInstanceOfSatisfying(DirectoryException.class, e -> assertThat(e.reason())
                .isEqualTo(DirectoryException.Reason.MALFORMED));
    }

    @Test
    void anEntryThatIsNotNamedByItsIdIsLeftOut() throws Exception {
        person("1");
        organisation(ORGANISATION);
        role("cn=a+uniqueIdentifier=2," + ORGANISATION);
        role("cn=a," + ORGANISATION);
        assertThat(today().roles()).isEmpty();
        assertThat(answer().leftOut()).hasSize(2);
    }
}
