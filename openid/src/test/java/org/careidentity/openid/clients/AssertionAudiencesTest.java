package org.careidentity.openid.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssertionAudiencesTest {

    private static final String TOKEN =
            "https://am.example:443/openam/oauth2/realms/root/realms/Healthcare/access_token";

    @Test
    void oneAddressIsTakenAsItIsSpelt() {
        assertThat(AssertionAudiences.parse(TOKEN)).containsExactly(TOKEN);
    }

    @Test
    void severalAreDividedByHashesOrLines() {
        assertThat(AssertionAudiences.parse(TOKEN + "##https://a.example/token\nhttps://b.example/token\r\n"))
                .containsExactly(TOKEN, "https://a.example/token", "https://b.example/token");
    }

    @Test
    void blanksAroundAnAddressAreNotOfIt() {
        assertThat(AssertionAudiences.parse(" " + TOKEN + " ## \n ")).containsExactly(TOKEN);
    }
}
