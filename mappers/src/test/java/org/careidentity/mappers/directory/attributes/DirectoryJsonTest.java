package org.careidentity.mappers.directory.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.careidentity.mappers.directory.attributes.DirectoryJson.MalformedEntryException;
import org.careidentity.model.Organisation;
import org.careidentity.model.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryJsonTest {

    private static final String REQUIRED =
            "\"person_orgid\":\"1\",\"person_roleid\":\"2\",\"org_code\":\"X09\",\"role_name\":\"n\",\"role_code\":\"c\"";

    @Test
    void aRoleNeedsNoOptionalLists() {
        var role = DirectoryJson.role("{" + REQUIRED + "}").entry();
        assertThat(role.orgCode()).isEqualTo("X09");
        assertThat(role.activities()).isEmpty();
        assertThat(role.areaOfWorkCodes()).isEmpty();
    }

    @Test
    void listsKeepTheirOrder() {
        var role = DirectoryJson.role("{" + REQUIRED + ",\"activities\":[\"b\",\"a\"],\"workgroups_codes\":[\"7\"]}")
                .entry();
        assertThat(role.activities()).containsExactly("b", "a");
        assertThat(role.workgroupCodes()).containsExactly("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{}",
                "{\"person_orgid\":1}",
                "{" + REQUIRED + ",\"activities\":\"B0001\"}",
                "{" + REQUIRED + ",\"activities\":{\"a\":\"b\"}}",
                "{" + REQUIRED + ",\"activities\":[1]}",
                "{" + REQUIRED + "} {}",
                "{" + REQUIRED + ",\"open_date\":\"2026-01-01\"}",
                "{" + REQUIRED + ",\"close_date\":20260101}",
                "{" + REQUIRED + ",\"close_date\":null}",
            })
    void aMalformedRoleIsRefused(String json) {
        assertThatThrownBy(() -> DirectoryJson.role(json)).isInstanceOf(MalformedEntryException.class);
    }

    @Test
    void anOrganisationHasNameAndCode() {
        assertThat(DirectoryJson.organisation("{\"org_name\":\"NHSID DEV\",\"org_code\":\"A9A5A\"}")
                        .entry())
                .isEqualTo(new Organisation("NHSID DEV", "A9A5A"));
        assertThatThrownBy(() -> DirectoryJson.organisation("{\"org_name\":\"NHSID DEV\"}"))
                .isInstanceOf(MalformedEntryException.class);
    }

    @Test
    void datesAreOptional() {
        assertThat(DirectoryJson.role("{" + REQUIRED + "}").validity()).isEqualTo(Validity.ALWAYS);
        assertThat(DirectoryJson.organisation("{\"org_name\":\"a\",\"org_code\":\"b\",\"open_date\":\"20240419\","
                                + "\"close_date\":\"20240430\"}")
                        .validity())
                .isEqualTo(
                        new Validity(Optional.of(LocalDate.of(2024, 4, 19)), Optional.of(LocalDate.of(2024, 4, 30))));
    }
}
