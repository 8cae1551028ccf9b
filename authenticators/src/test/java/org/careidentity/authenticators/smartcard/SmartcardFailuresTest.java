package org.careidentity.authenticators.smartcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.smartcard.cardhost.PresentedCard;
import org.careidentity.authenticators.smartcard.certificate.RefusalReason;
import org.careidentity.authenticators.smartcard.header.HeaderRefusedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Errors;

/** The table of what can go wrong with a smartcard has every reason that there is, none besides, and words for each. */
class SmartcardFailuresTest {

    private static final Path PAGE = Path.of("../docs/smartcards.md");
    private static final Path MESSAGES =
            Path.of("../themes/src/main/resources/theme-resources/messages/messages_en.properties");
    private static final Path SOURCES = Path.of("src/main/java/org/careidentity/authenticators");
    private static final String PREFIX = "care_identity_card";

    /** What begins alike and is no reason: the beginning, details of events, notes of a login, a metric. */
    private static final Set<String> OTHERS = Set.of(
            "care_identity_card_",
            "care_identity_card_detail",
            "care_identity_card_issuer",
            "care_identity_card_serial",
            "care_identity_card_ticket",
            "care_identity_card_presented.",
            "care_identity_card_expiring");

    private static final Pattern CODE = Pattern.compile("`([a-z_]+)(\u2026?)`|`\u2026(_[a-z_]+)`");
    private static final Pattern LITERAL = Pattern.compile("\"(" + PREFIX + "_[a-z_.]*|care_identity_[a-z_]+)\"");

    /** What the page says by the event's error; an error that ends with an ellipsis stands for all that begin so. */
    private static final Map<String, String> TABLE = new LinkedHashMap<>();

    private static String section;

    @BeforeAll
    static void read() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("## What can go wrong");
        section = page.substring(begin, page.indexOf("\n## ", begin));
        section.lines()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> {
                    Matcher code = CODE.matcher(cells[1]);
                    while (code.find()) {
                        String name = code.group(3) == null ? code.group(1) + code.group(2) : PREFIX + code.group(3);
                        assertThat(TABLE.put(name, cells[2].strip())).as(name).isNull();
                    }
                });
        assertThat(TABLE).hasSizeGreaterThan(20);
    }

    private static boolean isInTheTable(String code) {
        return TABLE.containsKey(code)
                || TABLE.keySet().stream()
                        .filter(name -> name.endsWith("\u2026"))
                        .anyMatch(name -> code.startsWith(name.substring(0, name.length() - 1)));
    }

    private static Set<String> checks() {
        return Arrays.stream(RefusalReason.values()).map(RefusalReason::code).collect(Collectors.toSet());
    }

    private static Set<String> headers() throws IllegalAccessException {
        Set<String> codes = new TreeSet<>();
        for (Field field : HeaderRefusedException.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                codes.add((String) field.get(null));
            }
        }
        return codes;
    }

    private static Set<String> written(Path sources) throws IOException {
        Set<String> literals = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher literal = LITERAL.matcher(Files.readString(file));
                while (literal.find()) {
                    literals.add(literal.group(1));
                }
            }
        }
        return literals;
    }

    @Test
    void hasEachReasonOfTheChecksAndOfTheHeaders() throws IllegalAccessException {
        assertThat(headers()).hasSizeGreaterThan(5);
        assertThat(checks()).allMatch(SmartcardFailuresTest::isInTheTable);
        assertThat(headers()).allMatch(SmartcardFailuresTest::isInTheTable);
        assertThat(Set.of(PresentedCard.NONE, PresentedCard.REFUSED_BY_PROXY))
                .allMatch(SmartcardFailuresTest::isInTheTable);
    }

    @Test
    void hasEachReasonThatTheCodeOfCardsHas() throws IOException {
        Set<String> codes = written(SOURCES.resolve("smartcard"));
        codes.removeIf(code -> !code.startsWith(PREFIX + "_"));
        assertThat(codes).containsAll(OTHERS);
        codes.removeAll(OTHERS);
        assertThat(codes).allSatisfy(code -> assertThat(isInTheTable(code) || section.contains("`" + code + "`"))
                .as(code)
                .isTrue());
    }

    @Test
    void hasNoReasonBesides() throws IOException, IllegalAccessException {
        Set<String> known = new TreeSet<>(written(SOURCES));
        known.removeAll(OTHERS);
        known.addAll(checks());
        known.addAll(headers());
        known.add(Errors.USER_DISABLED);
        assertThat(TABLE.keySet()).allSatisfy(name -> assertThat(known.stream()
                        .filter(code -> name.endsWith("\u2026")
                                ? code.startsWith(name.substring(0, name.length() - 1))
                                : code.equals(name)))
                .as(name)
                .isNotEmpty());
    }

    @Test
    void hasWordsForThePersonAndSaysWhereTheyAreTheGeneralOnes() throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES)) {
            messages.load(reader);
        }
        TABLE.forEach((code, says) -> {
            String key = SmartcardText.of(code, "");
            assertThat(messages.getProperty(key)).as(code + ": " + key).isNotBlank();
            assertThat(says).as(code).isNotBlank();
            if (says.equals("not accepted")) {
                assertThat(key).as(code).isEqualTo("care-identity-card-refused");
            }
        });
        for (String proxy : new String[] {"certificate has expired", "certificate is not yet valid", "revoked", "?"}) {
            assertThat(messages.getProperty(SmartcardText.of(PresentedCard.REFUSED_BY_PROXY, proxy)))
                    .as(proxy)
                    .isNotBlank();
        }
        assertThat(messages.getProperty("care-identity-card-login-lost")).contains("This login");
    }

    /** Each check's refusal has words of its own where the table says more than that the card is not accepted. */
    @Test
    void saysMoreThanNotAcceptedOnlyWhereThePageDoes() {
        assertThat(checks()).allSatisfy(code -> assertThat(TABLE.get(code).equals("not accepted"))
                .as(code)
                .isEqualTo(SmartcardText.of(code, "").equals("care-identity-card-refused")));
    }
}
