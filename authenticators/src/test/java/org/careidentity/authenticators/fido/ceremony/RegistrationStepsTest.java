package org.careidentity.authenticators.fido.ceremony;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** WebAuthn Level 3 section 7.1, step by step: what passes and what must not. */
class RegistrationStepsTest {

    @TestFactory
    Stream<DynamicTest> steps() {
        return Step.tests(RegistrationSteps.all());
    }
}
