package org.careidentity.authenticators.fido.ceremony;

import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code docs/webauthn-steps.md}. */
final class StepsPage {

    private static final String HEAD =
            """
            # WebAuthn, step by step

            Each step of the two ceremonies of WebAuthn Level 3 (editor's draft, sections 7.1 and 7.2), the code that takes it, what passes
            it, and what must be refused there, with the reason code of the event. Classes without a package are ours; those of webauthn4j
            have its name before them. Each line is a test of `RegistrationStepsTest` or `LoginStepsTest`. A test holds this page to
            them; `mvn -pl authenticators -am test -Dtest=StepsPageTest -Dwebauthn-steps.write=true -Dsurefire.failIfNoSpecifiedTests=false`
            writes it anew.
            """;

    private StepsPage() {}

    static String write() {
        return HEAD
                + section("7.1 Registering a new credential", RegistrationSteps.all())
                + section("7.2 Verifying an authentication assertion", LoginSteps.all());
    }

    private static String section(String title, List<Step> steps) {
        return "\n## " + title + "\n\n| Step | What | Code | Passes | Must be refused |\n|---|---|---|---|---|\n"
                + steps.stream().map(StepsPage::row).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Step step) {
        String passing = step.passing.stream().map(each -> each.name()).collect(Collectors.joining("; "));
        String failing = step.failing.stream()
                .collect(Collectors.groupingBy(
                        Step.Case::expected,
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(Step.Case::name, Collectors.joining("; "))))
                .entrySet()
                .stream()
                .map(each -> each.getValue() + ": `" + each.getKey() + "`")
                .collect(Collectors.joining("<br>"));
        return "| %d | %s | %s | %s | %s |".formatted(step.number, step.title, code(step.code), passing, failing);
    }

    private static String code(Class<?> code) {
        String name = "`" + code.getSimpleName() + "`";
        return code.getName().startsWith("com.webauthn4j.") ? "webauthn4j " + name : name;
    }
}
