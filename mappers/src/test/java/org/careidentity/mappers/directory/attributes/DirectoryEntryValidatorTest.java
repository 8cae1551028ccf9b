package org.careidentity.mappers.directory.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/** What an administrator is told who saves a person with a role or organisation that could not be read. */
class DirectoryEntryValidatorTest {

    private static final String ROLE =
            "{'person_orgid':'1','person_roleid':'2','org_code':'X09','role_name':'n','role_code':'c'}";
    private static final String ORGANISATION = "{'org_name':'NHSID DEV','org_code':'A9A5A'}";
    private static final String MEMBERSHIP = "{'person_orgid':'1','org_name':'NHSID DEV','org_code':'A9A5A'}";

    private final DirectoryEntryValidator validator = new DirectoryEntryValidator();

    private List<String> errors(String kind, String... values) {
        ValidationContext context = new ValidationContext(null);
        List<String> json =
                List.of(values).stream().map(value -> value.replace('\'', '"')).toList();
        validator.validate(json, "an_attribute", context, new ValidatorConfig(Map.of("kind", kind)));
        return context.getErrors().stream().map(ValidationError::getMessage).toList();
    }

    @Test
    void whatCanBeReadIsAccepted() {
        assertThat(errors("role")).isEmpty();
        assertThat(errors("role", ROLE, ROLE.replace("'2'", "'wrong-role'"))).isEmpty();
        assertThat(errors("role", ROLE.replace("}", ",'activities':[],'open_date':'20240419'}")))
                .isEmpty();
        assertThat(errors("organisation", ORGANISATION)).isEmpty();
        assertThat(errors("membership", MEMBERSHIP, MEMBERSHIP.replace("}", ",'gnc':'GNC123'}")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "role | {'person_orgid':'1'} | person_roleid is missing, empty or not a text",
                "role | {'person_orgid':1} | person_orgid is missing, empty or not a text",
                "role | {'person_orgid':' '} | person_orgid is missing, empty or not a text",
                "role | [] | the value is not a JSON object",
                "role | nurse | the value is not JSON",
                "organisation | {'org_name':'a'} | org_code is missing, empty or not a text",
                "membership | {'person_orgid':'1','org_name':'a','org_code':'b','gnc':7} | gnc is missing, empty or not a text",
                "organisation | {'org_name':'a','org_code':'b','close_date':'2024'} | close_date is not a date of the form YYYYMMDD",
            })
    void theMemberThatIsWrongIsNamed(String kind, String json, String message) {
        assertThat(errors(kind, json)).containsExactly(message);
    }

    @Test
    void listsHoldTexts() {
        assertThat(errors("role", ROLE.replace("}", ",'activities':'B0401'}")))
                .containsExactly("activities is not an array");
        assertThat(errors("role", ROLE.replace("}", ",'aow_codes':[7]}")))
                .containsExactly("aow_codes holds something else than texts");
    }

    @Test
    void eachEntryOfSeveralIsNamed() {
        assertThat(errors("role", ROLE, "nurse", "{}"))
                .containsExactlyInAnyOrder(
                        "In entry 2, the value is not JSON",
                        "In entry 3, person_orgid is missing, empty or not a text");
    }

    @Test
    void nothingStandsThereTwice() {
        assertThat(errors("role", ROLE, ROLE.replace("'X09'", "'Y51'")))
                .containsExactly("In entry 2, person_roleid is that of an entry before");
        assertThat(errors("organisation", ORGANISATION, ORGANISATION))
                .containsExactly("In entry 2, the value is that of an entry before");
    }

    @Test
    void aRealmWithoutTheKindOfEntryIsNotSaved() {
        assertThat(validator
                        .validateConfig(null, new ValidatorConfig(Map.of("kind", "role")))
                        .isValid())
                .isTrue();
        assertThat(validator
                        .validateConfig(null, new ValidatorConfig(Map.of("kind", "person")))
                        .isValid())
                .isFalse();
        assertThat(validator.validateConfig(null, null).isValid()).isFalse();
    }
}
