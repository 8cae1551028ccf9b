package org.careidentity.sample.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotedNameTest {

    @Test
    void lastPartIsTheName() {
        assertThat(QuotedName.of("\"Clinical\":\"Clinical Provision\":\"Nurse Access Role\""))
                .isEqualTo(new QuotedName("Nurse Access Role", List.of("Clinical", "Clinical Provision")));
    }

    @Test
    void colonsAndSlashesInsideThePartsStay() {
        assertThat(QuotedName.of("\"Support\":\"Support\":\"Admin/Clinical: Support Access Role\""))
                .isEqualTo(new QuotedName("Admin/Clinical: Support Access Role", List.of("Support")));
    }

    @Test
    void twoPartsAreEnough() {
        assertThat(QuotedName.of("\"Primary Care Support England\":\"Systems Support Access Role\""))
                .isEqualTo(new QuotedName("Systems Support Access Role", List.of("Primary Care Support England")));
    }

    @Test
    void aPartEqualToTheNameIsNotRepeated() {
        assertThat(QuotedName.of("\"Pathology\":\"Pathology\":\"Pathology\""))
                .isEqualTo(new QuotedName("Pathology", List.of()));
    }

    @Test
    void plainTextIsItsOwnName() {
        assertThat(QuotedName.of("Nurse")).isEqualTo(new QuotedName("Nurse", List.of()));
        assertThat(QuotedName.of("\"")).isEqualTo(new QuotedName("", List.of()));
    }
}
