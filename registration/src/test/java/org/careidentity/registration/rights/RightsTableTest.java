package org.careidentity.registration.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.careidentity.model.RoleProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which national role or activity gives which rights. */
class RightsTableTest {

    private static RoleProfile role(String code, String... activities) {
        return new RoleProfile(
                "1",
                "2",
                "RJ1",
                "\"A\":\"B\":\"C\"",
                code,
                List.of(),
                List.of(activities),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void aManagerMayDoEverything() {
        assertThat(RightsTable.DEFAULT.of(role("S0080:G0450:R5080"))).isEqualTo(EnumSet.allOf(Operation.class));
    }

    @Test
    void anAgentStopsAuthenticatorsAndIssuesNone() {
        assertThat(RightsTable.DEFAULT.of(role("S0080:G0450:R5090")))
                .contains(Operation.FIND, Operation.SUSPEND)
                .doesNotContain(Operation.ISSUE, Operation.REMOVE, Operation.RESUME, Operation.CONFIRM);
    }

    @Test
    void anActivityGivesRightsToAnyJobRole() {
        assertThat(RightsTable.DEFAULT.of(role("S8000:G8000:R8001", "B9701")))
                .contains(Operation.ISSUE, Operation.REMOVE)
                .doesNotContain(Operation.BULK, Operation.EXPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"R5080:S0080:R8001", "S0080:G0450:R50801", "S0080:G0450:R508", "S0080:G0450:r5080", "R5080:", ""
            })
    void aCodeThatOnlyLooksLikeOneGivesNothing(String code) {
        assertThat(RightsTable.DEFAULT.of(role(code))).isEmpty();
    }

    @Test
    void aRealmsTableTakesThePlaceOfTheDefault() {
        RightsTable table = RightsTable.parse("R5080 Manager=all; B0123 Helper = find view\nR0001 Other=unlock");
        assertThat(table.of(role("S:G:R5080"))).isEqualTo(EnumSet.allOf(Operation.class));
        assertThat(table.of(role("S:G:R9999", "B0123"))).containsExactlyInAnyOrder(Operation.FIND, Operation.VIEW);
        assertThat(table.of(role("S:G:R5090"))).isEmpty();
        assertThat(table.giving(Operation.UNLOCK))
                .extracting(RightsTable.Entry::code)
                .contains("R0001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R5080=all",
                "R5080 Manager",
                "R5080 Manager=everything",
                "R5080 Manager=find; R5080 Again=view",
                "Manager=all",
                "R5080 Manager=FIND"
            })
    void aTableThatCannotBeReadIsNone(String setting) {
        assertThatThrownBy(() -> RightsTable.parse(setting)).isInstanceOf(IllegalArgumentException.class);
    }
}
