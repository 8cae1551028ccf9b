package org.careidentity.authenticators.smartcard.certificate;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.careidentity.authenticators.smartcard.certificate.TestedThreats.Held;

/** Writes {@code docs/smartcard-tests.md}. */
final class SmartcardTestsPage {

    private static final String HEAD =
            """
            # Smartcards, as tested

            What the tests of [smartcards](smartcards.md) come to: NIST's paths by section, each attack on the card host, and each way in
            which a responder or a list can behave, with the tests that hold it. A test, `SmartcardTestsPageTest`, runs NIST's suite, looks
            for each test that is named here, and holds this page to both; `mvn -pl authenticators -am test -Dtest=SmartcardTestsPageTest
            -Dsmartcard-tests.write=true -Dsurefire.failIfNoSpecifiedTests=false` writes it anew.
            """;

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(1, "Signature verification"),
            Map.entry(2, "Validity periods"),
            Map.entry(3, "Verifying name chaining"),
            Map.entry(4, "Basic certificate revocation"),
            Map.entry(5, "Verifying paths with self-issued certificates"),
            Map.entry(6, "Verifying basic constraints"),
            Map.entry(7, "Key usage"),
            Map.entry(8, "Certificate policies"),
            Map.entry(9, "Require explicit policy"),
            Map.entry(10, "Policy mappings"),
            Map.entry(11, "Inhibit policy mapping"),
            Map.entry(12, "Inhibit any policy"),
            Map.entry(13, "Name constraints"),
            Map.entry(14, "Distribution points"),
            Map.entry(15, "Delta lists"),
            Map.entry(16, "Private certificate extensions"));

    private SmartcardTestsPage() {}

    static String write() throws Exception {
        return HEAD
                + "\n## Paths: NIST PKITS 1.0.1\n\nBy `PathBuilder`, which finds the paths of cards, in `PkitsTest`.\n\n"
                + paths(Pkits.sections())
                + "\n## Attacks on the card host\n\nThe attacker begins a login of their own, or stands by another's; the victim has a card"
                + " in the reader.\n\n| | Attack | What becomes of it | Tests |\n|---|---|---|---|\n"
                + numbered(TestedThreats.ATTACKS)
                + "\n## Responders and lists\n\nAgainst a server that really behaves so.\n\n"
                + "| Responder or list | A card | Tests |\n|---|---|---|\n"
                + rows(TestedThreats.REVOCATION);
    }

    private static String paths(Map<Integer, Pkits.Tally> sections) {
        StringBuilder table =
                new StringBuilder("| Section | | Tests | Judged right | Accepted wrongly | Refused wrongly |\n"
                        + "|---|---|---|---|---|---|\n");
        sections.forEach((number, tally) ->
                table.append(line("4." + number, TITLES.get(number), tally)).append('\n'));
        return table.append(line(
                        "all",
                        "",
                        sections.values().stream().reduce(Pkits.Tally::plus).orElseThrow()))
                .append('\n')
                .toString();
    }

    private static String line(String section, String title, Pkits.Tally tally) {
        int wrong = tally.falseAccepts().size() + tally.falseRejects().size();
        return "| %s | %s | %d | %d | %d | %d |"
                .formatted(
                        section,
                        title,
                        tally.right() + wrong,
                        tally.right(),
                        tally.falseAccepts().size(),
                        tally.falseRejects().size());
    }

    private static String numbered(List<Held> attacks) {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < attacks.size(); i++) {
            table.append("| ")
                    .append(i + 1)
                    .append(' ')
                    .append(row(attacks.get(i)))
                    .append('\n');
        }
        return table.toString();
    }

    private static String rows(List<Held> held) {
        return held.stream().map(SmartcardTestsPage::row).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Held held) {
        return "| " + held.what() + " | " + held.end() + " | "
                + held.tests().stream().map(test -> '`' + test + '`').collect(Collectors.joining("<br>")) + " |";
    }
}
