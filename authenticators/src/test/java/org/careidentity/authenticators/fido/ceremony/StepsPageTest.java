package org.careidentity.authenticators.fido.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of steps says what the tests do, and no step is left out. */
class StepsPageTest {

    private static final Path PAGE = Path.of("../docs/webauthn-steps.md");
    private static final int STEPS_OF_REGISTRATION = 29;
    private static final int STEPS_OF_LOGIN = 25;

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = StepsPage.write();
        if (Boolean.getBoolean("webauthn-steps.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyStepHasWhatPassesAndWhatMustNot() {
        complete(RegistrationSteps.all(), STEPS_OF_REGISTRATION);
        complete(LoginSteps.all(), STEPS_OF_LOGIN);
    }

    private static void complete(List<Step> steps, int last) {
        assertThat(steps)
                .extracting(step -> step.number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, last).boxed().toList());
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.passing).isNotEmpty();
            assertThat(step.failing).isNotEmpty();
        });
    }
}
