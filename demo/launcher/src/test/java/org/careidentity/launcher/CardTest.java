package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careidentity.realmconfig.RealmConfiguration;
import org.junit.jupiter.api.Test;

class CardTest {

    private final Map<String, ObjectNode> realms = RealmConfiguration.demo(URI.create("http://localhost:8681"));
    private final List<TestPerson> people = TestPerson.of(realms.get("care-identity"));

    @Test
    void saysWhatANewcomerNeeds() {
        String card = new Card(
                        URI.create("http://localhost:8680"),
                        URI.create("http://localhost:8681"),
                        URI.create("http://phone.localhost:8682/"),
                        "care-identity",
                        realms.keySet(),
                        people,
                        "",
                        Path.of("/clone/target/demo"))
                .text();
        assertThat(card)
                .contains("Sample application   http://localhost:8681\n")
                .contains("Phone                http://phone.localhost:8682/\n")
                .contains("Admin console        http://localhost:8680/admin/   (admin / admin)\n")
                .contains("Account console      http://localhost:8680/realms/care-identity/account/\n")
                .contains("care-identity, Cis2-mock")
                .contains("/clone/target/demo")
                .contains("Ctrl-C");
        assertThat(card.lines()).hasSizeLessThan(40).allMatch(line -> line.length() <= 100);
    }

    @Test
    void saysHowToUseTheCardInABrowserOfOnesOwn() {
        SmartcardKeys keys = new SmartcardKeys(Path.of("/clone/smartcard"));
        String text = new SmartcardText(keys, Optional.of(new SmartcardToken(Path.of("/clone/token.conf")))).text();
        assertThat(text)
                .contains("/clone/smartcard/demo-card.p12\n", "/clone/smartcard/cancelled-card.p12 ")
                .contains("Chrome", "Firefox", "Safari")
                .contains("SOFTHSM2_CONF=/clone/token.conf\n");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(new SmartcardText(keys, Optional.empty()).text()).doesNotContain("SOFTHSM2_CONF");
    }

    @Test
    void showsTestUsersOfTheRealmThoseFirstWhoReachMost() {
        assertThat(people).isNotEmpty().allSatisfy(person -> {
            assertThat(person.uuid()).matches("[0-9]{12}");
            assertThat(person.level()).matches("[123]");
            assertThat(person.name()).isNotBlank();
        });
        assertThat(people.get(0).level()).isEqualTo("3");
    }

    @Test
    void aRealmWithoutTestUsersHasNoneToShow() {
        assertThat(TestPerson.of(RealmConfiguration.careIdentity())).isEmpty();
    }
}
