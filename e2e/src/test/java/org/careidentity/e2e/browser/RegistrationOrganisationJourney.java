package org.careidentity.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a Registration Authority does for its organisation in the console: figures, files, second opinions, unlocking. */
@SideBySide
class RegistrationOrganisationJourney {

    private static final String REALM = "care-identity-organisation";
    private static final String CODE = ConsoleRealm.ORGANISATION;
    private static final String CAPTION = "Hospital " + CODE + " (" + CODE + ") ";

    private static ConsoleRealm realm;
    private static ConsoleRealm.Staff agent;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final PageCheck page = new PageCheck();
    private Browser browser;
    private ConsolePages console;

    @BeforeAll
    static void realm() {
        realm = ConsoleRealm.make(REALM);
        agent = realm.manager();
    }

    @BeforeEach
    void open() {
        browser = browsers.open();
        console = new ConsolePages(browser, realm);
    }

    private ConsoleRealm.Staff nurseWithPasskey(String givenName, String familyName) {
        ConsoleRealm.Staff nurse = realm.nurse(givenName, familyName);
        realm.registersPasskey(browsers.open(), nurse);
        return nurse;
    }

    private static String textOf(Download download) throws IOException {
        return Files.readString(download.path());
    }

    @Test
    void theQueueAndTheFiguresShowWhatWantsAttention() throws IOException {
        ConsoleRealm.Staff nurse = nurseWithPasskey("Ottilie", "Marchbanks");
        console.logIn(agent, "#/person/" + nurse.id() + "/authenticators");
        console.change("Passkey", "Suspend");
        console.reason("Phone may\nbe lost");
        console.send();
        assertThat(console.success()).isVisible();

        console.link("Needs attention").click();
        console.shows("Needs attention");
        assertThat(console.rows().filter(new Locator.FilterOptions().setHasText(nurse.uuid())))
                .containsText("Suspended");
        page.check(browser, "console-queue", CAPTION + "Needs attention");

        console.link("Overview").click();
        console.shows("Overview");
        assertThat(browser.page().locator("svg")).not().hasCount(0);
        assertThat(browser.page().locator("table").first()).containsText("Passkey");
        page.check(browser, "console-overview", CAPTION + "Overview");
        Download download = browser.page()
                .waitForDownload(() -> console.button("Download export").click());
        assertThat(textOf(download)).contains(nurse.uuid());
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aFileOfChangesIsCheckedThenCarriedOut() throws IOException {
        ConsoleRealm.Staff nurse = realm.nurse("Basil", "Winterbourne");
        console.logIn(agent, "#/bulk");
        console.shows("Bulk changes");
        page.check(browser, "console-bulk", CAPTION + "Bulk changes");
        console.send();
        assertThat(console.error()).isFocused();
        Path edited = Files.createTempFile("changes", ".csv");
        Files.writeString(edited, "one");
        browser.page().locator("#file").setInputFiles(edited);
        Files.writeString(edited, "another, and longer");
        console.send();
        assertThat(console.error()).containsText("The file was changed since you chose it");
        Files.delete(edited);
        upload("not a table");
        assertThat(console.error()).isFocused();
        page.check(browser, "console-bulk-refused", CAPTION + "Bulk changes");
        upload("operation,uuid,method,authenticator,reason\n"
                + "issue," + nurse.uuid() + ",passkey,,New starter\n"
                + "issue,000000000000,passkey,,New starter\n");
        console.shows("Bulk changes: result of the check");
        assertThat(browser.page().locator("main")).containsText("can be carried out: 1 of 2");
        page.check(browser, "console-job", CAPTION + "Bulk changes: result of the check");
        console.button("Carry out").click();
        assertThat(browser.page().locator("main")).containsText("All lines are done: 1. Failed: 0.");
        page.check(browser, "console-job-done", CAPTION + "Bulk changes: result of the check");
        String links = textOf(browser.page().waitForDownload(() -> console.button("Download links and passphrases")
                .click()));
        assertThat(links).contains(nurse.uuid(), "/care-identity-registration/link/");
        String report = textOf(browser.page()
                .waitForDownload(() -> console.button("Download report").click()));
        assertThat(report).contains(nurse.uuid()).doesNotContain("/care-identity-registration/link/");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aFileThatNeedsASecondAgentOffersItsApprovalToThemAlone() throws IOException {
        ConsoleRealm fourEyes = ConsoleRealm.make("care-identity-file-approval");
        fourEyes.attribute("care-identity.registration-four-eyes", "bulk");
        ConsoleRealm.Staff nurse = fourEyes.nurse("Barnaby", "Thistlewood");
        ConsolePages first = new ConsolePages(browser, fourEyes);
        first.logIn(fourEyes.manager(), "#/bulk");
        upload("operation,uuid,method,authenticator,reason\nissue," + nurse.uuid() + ",passkey,,New starter\n");
        first.shows("Bulk changes: result of the check");
        String address = browser.page().url();
        browser.page().reload();
        first.shows("Bulk changes: result of the check");
        assertThat(browser.page().locator("main")).containsText(address);
        assertThat(browser.page().locator("main")).containsText("reload this page and carry it out");
        assertThat(first.button("Approve")).isHidden();
        assertThat(first.button("Carry out")).isHidden();

        ConsolePages second = new ConsolePages(browsers.open(), fourEyes);
        second.logIn(fourEyes.manager(), address.substring(address.indexOf('#')));
        assertThat(second.button("Approve")).isVisible();
        assertThat(second.browser().page().locator("main")).containsText("Ashcombe Rosalind Dr");
        String report = textOf(second.browser().page().waitForDownload(() -> second.button("Download report")
                .click()));
        assertThat(report).contains(nurse.uuid(), "issue", "New starter");
        page.check(second.browser(), "console-job-approval", CAPTION + "Bulk changes: result of the check");
        second.button("Approve").click();
        assertThat(second.success()).containsText("approved");

        first.go("#/bulk");
        first.shows("Bulk changes");
        assertThat(first.rows()).containsText(new String[] {"Checked"});
        page.check(browser, "console-bulk-files", CAPTION + "Bulk changes");
        first.rows().locator("a").click();
        first.button("Carry out").click();
        assertThat(browser.page().locator("main")).containsText("All lines are done: 1. Failed: 0.");
        assertThat(page.problems()).isEmpty();
    }

    private void upload(String text) {
        browser.page()
                .locator("#file")
                .setInputFiles(new FilePayload("changes.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        console.send();
    }

    @Test
    void twoAgentsRemoveAnAuthenticatorWhereTheRealmAsksForIt() {
        ConsoleRealm fourEyes = ConsoleRealm.make("care-identity-four-eyes");
        fourEyes.attribute("care-identity.registration-four-eyes", "remove");
        ConsoleRealm.Staff nurse = fourEyes.nurse("Cordelia", "Hathersage");
        fourEyes.registersPasskey(browsers.open(), nurse);
        ConsolePages first = new ConsolePages(browser, fourEyes);
        first.logIn(fourEyes.manager(), "#/person/" + nurse.id() + "/authenticators");
        first.change("Passkey", "Remove");
        first.reason("Left the ward");
        first.confirm();
        first.send();
        first.shows("A second person must approve this");
        page.check(browser, "console-proposed", "A second person must approve this");

        ConsolePages second = new ConsolePages(browsers.open(), fourEyes);
        second.logIn(fourEyes.manager(), "#/proposals");
        second.shows("Proposals");
        page.check(second.browser(), "console-proposals", CAPTION + "Proposals");
        second.link("Approve").click();
        second.shows("Approve proposal");
        assertThat(second.browser().page().locator("main")).containsText("Highest level");
        page.check(second.browser(), "console-proposal-approval", "Approve proposal");
        second.reason("I saw the leaver's form");
        second.send();
        assertThat(second.success()).containsText("approved");

        first.go("#/proposals");
        first.link("Carry out").click();
        first.shows("Remove authenticator");
        first.confirm();
        first.send();
        assertThat(first.success()).containsText("was removed");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aLockedUserIsSentACode() {
        ConsoleRealm.Staff nurse = realm.nurse("Imogen", "Blackwood");
        try (Mailbox mailbox = new Mailbox()) {
            mailbox.receiveFor(TestServer.running().admin(), REALM);
            console.logIn(agent, "#/person/" + nurse.id());
            console.button("Send an unlock code").click();
            console.shows("Send an unlock code");
            page.check(browser, "console-unlock", nurse.name() + " Send an unlock code");
            console.reason("Locked on the ward");
            console.send();
            assertThat(console.success()).containsText("on its way");
            assertThat(mailbox.mailTo(nurse.email(), 1).body()).contains("/care-identity-registration/unlock");
        }
        assertThat(page.problems()).isEmpty();
    }
}
