package org.careidentity.authenticators.fido.ceremony;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/** A step of a ceremony of WebAuthn Level 3 section 7: the code that takes it, what passes it, and what must not. */
final class Step {

    /** One try, with the verdict that it must get. */
    record Case(String name, String expected, Supplier<String> verdict) {}

    final int number;
    final String title;
    final Class<?> code;
    final List<Case> passing = new ArrayList<>();
    final List<Case> failing = new ArrayList<>();

    private Step(int number, String title, Class<?> code) {
        this.number = number;
        this.title = title;
        this.code = code;
    }

    static Step step(int number, String title, Class<?> code) {
        return new Step(number, title, code);
    }

    Step passes(String name, Supplier<String> verdict) {
        passing.add(new Case(name, RegistrationTrial.ACCEPTED, verdict));
        return this;
    }

    Step refuses(String name, String reason, Supplier<String> verdict) {
        failing.add(new Case(name, reason, verdict));
        return this;
    }

    static Stream<DynamicTest> tests(List<Step> steps) {
        return steps.stream().flatMap(step -> Stream.concat(step.passing.stream(), step.failing.stream())
                .map(each -> DynamicTest.dynamicTest(
                        "step " + step.number + ": " + each.name + ": " + each.expected,
                        () -> Assertions.assertThat(each.verdict.get()).isEqualTo(each.expected))));
    }
}
