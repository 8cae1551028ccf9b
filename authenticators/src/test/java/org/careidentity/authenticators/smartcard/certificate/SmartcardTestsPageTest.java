package org.careidentity.authenticators.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.smartcard.certificate.TestedThreats.Held;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the smartcards' tests says what the tests come to, and names none that is not there. */
class SmartcardTestsPageTest {

    private static final Path PAGE = Path.of("../docs/smartcard-tests.md");
    private static final List<Path> SOURCES = List.of(Path.of("src/test/java"), Path.of("../e2e/src/test/java"));

    @Test
    void thePageIsUpToDate() throws Exception {
        String page = SmartcardTestsPage.write();
        if (Boolean.getBoolean("smartcard-tests.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void eachOfFifteenAttacksAndEachBehaviourHasTestsThatAreThere() throws IOException {
        assertThat(TestedThreats.ATTACKS).hasSize(15);
        List<Held> all = Stream.concat(TestedThreats.ATTACKS.stream(), TestedThreats.REVOCATION.stream())
                .toList();
        assertThat(all).allSatisfy(held -> assertThat(held.tests()).isNotEmpty());
        Set<String> named = all.stream().flatMap(held -> held.tests().stream()).collect(Collectors.toSet());
        for (String test : named) {
            assertThat(isThere(test)).as(test).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CardHostIT#thatIsNoTest",
                "CardHostIT#start",
                "NoSuchIT#aCardLogsInTheBrowserThatBegan",
                "OcspTest#aCardLogsInTheBrowserThatBegan"
            })
    void aTestThatIsNotThereIsNoticed(String test) throws IOException {
        assertThat(isThere(test)).isFalse();
    }

    /** Whether a class of tests in this module or the end-to-end tests has a method of that name with a test's annotation. */
    private static boolean isThere(String test) throws IOException {
        String[] parts = test.split("#");
        for (Path sources : SOURCES) {
            try (Stream<Path> files = Files.walk(sources)) {
                List<Path> found =
                        files.filter(file -> file.endsWith(parts[0] + ".java")).toList();
                for (Path file : found) {
                    if (hasTest(Files.readString(file), parts[1])) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean hasTest(String source, String method) {
        int at = source.indexOf("    void " + method + "(");
        if (at < 0) {
            return false;
        }
        String before = source.substring(source.lastIndexOf("\n\n", at), at);
        return before.contains("@Test") || before.contains("@ParameterizedTest");
    }
}
