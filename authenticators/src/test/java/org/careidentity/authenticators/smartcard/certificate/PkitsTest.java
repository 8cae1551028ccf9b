package org.careidentity.authenticators.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;

/** NIST's test suite of certificate paths, by the class that finds the paths of cards. */
class PkitsTest {

    @Test
    void everyPathIsJudgedRight() throws Exception {
        Collection<Pkits.Tally> sections = Pkits.sections().values();
        assertThat(sections).flatExtracting(Pkits.Tally::falseAccepts).isEmpty();
        assertThat(sections).flatExtracting(Pkits.Tally::falseRejects).isEmpty();
        assertThat(sections.stream().mapToInt(Pkits.Tally::right).sum()).isEqualTo(249);
    }
}
