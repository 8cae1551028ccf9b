package org.careidentity.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The templates have no words of their own: whatever they name has words in the message file. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");
    private static final Path WEBAUTHN = RESOURCES.resolve("templates/care-identity-webauthn.ftl");
    private static final List<String> CEREMONIES = List.of("authenticate", "register");

    /** What each login method by WebAuthn needs: on its pages, in the account console, in an administrator's link. */
    private static final List<String> OF_A_METHOD = List.of(
            "care-identity-method-%s",
            "care-identity-method-%s-hint",
            "care-identity-%s-title",
            "care-identity-%s-intro",
            "care-identity-%s-go",
            "care-identity-%s-go-on",
            "care-identity-%s-register-title",
            "care-identity-%s-register-intro",
            "care-identity-%s-register-go",
            "care-identity-%s-register-as",
            "care-identity-%s-label-hint",
            "care-identity-%s-display-name",
            "care-identity-%s-help-text",
            "care-identity-%s-create",
            "requiredAction.care-identity-register-%s");

    private final Properties messages = messages();

    private static Properties messages() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages/messages_en.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }

    private static List<String> found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void everyMessageThatATemplateNamesHasWords() throws IOException {
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                List<String> named = Stream.concat(
                                found(template, "msg\\(\"([a-z-]+[a-z])\"[,)]").stream(),
                                found(template, "(?:heading|label|hint|go)=\"([a-z-]+)\"").stream())
                        .toList();
                assertThat(named).as(template.toString()).allSatisfy(this::hasWords);
            }
        }
    }

    @Test
    void everyWordThatTheConsoleChoosesByItselfHasWords() throws IOException {
        List<String> words = found(
                RESOURCES.resolve("templates/care-identity-registration-words.ftl"),
                "\"((?!care-identity-)[a-z-]+)\"[,\\]]");
        assertThat(words).contains("status-quarantined", "did-removal");
        assertThat(words)
                .filteredOn(word -> !messages.containsKey("care-identity-method-" + word))
                .allSatisfy(word -> hasWords("care-identity-console-" + word));
    }

    @Test
    void everyWordThatAScriptOfTheConsoleAsksForIsOnThePage() throws IOException {
        Set<String> known = Set.copyOf(found(
                RESOURCES.resolve("templates/care-identity-registration-words.ftl"),
                "\"((?!care-identity-)[a-z-]+)\"[,\\]]"));
        try (Stream<Path> scripts = Files.list(RESOURCES.resolve("resources/js/registration"))) {
            for (Path script : scripts.toList()) {
                assertThat(known).as(script.toString()).containsAll(found(script, "say\\(\"([a-z-]+)\""));
            }
        }
    }

    /** Each is put together from its name. */
    @ParameterizedTest
    @ValueSource(strings = {"suspension", "resumption", "removal", "confirmation", "refusal", "revocation", "renewal"})
    void everyChangeInTheConsoleHasItsWords(String change) {
        assertThat(List.of("title", "intro", "go"))
                .allSatisfy(part -> hasWords("care-identity-console-" + change + "-" + part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"passkey", "windows-hello", "security-key", "ipad"})
    void everyMethodHasItsWords(String method) {
        assertThat(OF_A_METHOD).allSatisfy(key -> hasWords(key.formatted(method)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "serial", "valid-from", "valid-until"})
    void whatTheAccountConsoleShowsOfACardHasItsWord(String detail) {
        hasWords("care-identity-smartcard-" + detail);
    }

    /** The names are those of WebAuthn Level 3 sections 5.1.3 and 5.1.4, of Web IDL, and of browsers. */
    @ParameterizedTest
    @ValueSource(strings = {"passkey", "windows-hello", "security-key", "ipad"})
    void everyErrorOfABrowserHasWordsInBothCeremonies(String method) throws IOException {
        Map<String, String> errors = errors();
        assertThat(errors.keySet())
                .contains("abort-error", "constraint-error", "data-error", "encoding-error", "invalid-state-error")
                .contains("network-error", "not-allowed-error", "not-readable-error", "not-supported-error")
                .contains("operation-error", "quota-exceeded-error", "security-error", "syntax-error", "timeout-error")
                .contains("type-error", "unknown-error", "other");
        for (String ceremony : CEREMONIES) {
            assertThat(errors.values()).allSatisfy(key -> assertThat(words(key, ceremony, method))
                    .as(key + " at " + ceremony + " with " + method)
                    .isNotBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "missing", "outdated", "insecure"})
    void everyStateOfTheScriptHasWords(String state) {
        assertThat(words(state, "register", "any other")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refused",
                "unknown",
                "other-method",
                "quarantined",
                "disabled",
                "reported",
                "taken",
                "excluded",
                "model",
                "not-attested",
                "certification",
                "synced",
                "attachment"
            })
    void everyRefusalHasWords(String refusal) {
        hasWords("care-identity-fido-" + refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suspended",
                "lost",
                "resumed",
                "removed",
                "confirmed",
                "refused",
                "link-issued",
                "link-revoked",
                "registered-by-link",
                "unlocked"
            })
    void everyNoticeHasASubjectAndWords(String kind) {
        hasWords("care-identity-notice-" + kind + "-subject");
        hasWords("care-identity-notice-" + kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticator", "method", "by", "organisation", "reason", "when"})
    void everyFactOfANoticeHasItsWord(String fact) {
        hasWords("care-identity-notice-fact-" + fact);
    }

    private Map<String, String> errors() throws IOException {
        return Pattern.compile("\"([a-z-]+)\": \"([a-z-]+)\"")
                .matcher(Files.readString(WEBAUTHN))
                .results()
                .collect(Collectors.toMap(
                        result -> result.group(1), result -> result.group(2), (a, b) -> a, LinkedHashMap::new));
    }

    /** As the template chooses them. */
    private String words(String key, String ceremony, String method) {
        return Stream.of("-" + ceremony + "-" + method, "-" + method, "-" + ceremony, "")
                .map(suffix -> messages.getProperty("care-identity-webauthn-" + key + suffix))
                .filter(words -> words != null)
                .findFirst()
                .orElse("");
    }

    private void hasWords(String key) {
        assertThat(messages).containsKey(key);
        assertThat(messages.getProperty(key).isBlank())
                .as(key + " is blank")
                .isEqualTo(key.equals("care-identity-terms-url"));
    }
}
