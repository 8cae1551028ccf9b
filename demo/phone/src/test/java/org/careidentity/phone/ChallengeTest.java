package org.careidentity.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChallengeTest {

    private static final String REALM = "https://login.example.nhs.uk/realms/care-identity";

    /**
     * Made from the rule in docs/push-openapi.yaml by other means:
     *
     * <pre>
     * ns() { printf '%s:%s,' "$(printf %s "$1" | wc -c)" "$1"; }
     * { ns care-identity-push; ns 7f1c; ns 42; ns https://login.example.nhs.uk/realms/care-identity
     *   ns 'Ward Ä'; ns '1f0e-…'; ns 1790000000; } | openssl dgst -sha256 -binary | base64 | tr +/ -_ | tr -d =
     * </pre>
     */
    @Test
    void isTheHashOfNetstringsWithLengthsInBytes() {
        assertThat(Challenge.of("7f1c", "42", REALM, "Ward Ä", "1f0e-…", "1790000000"))
                .isEqualTo("fkKwG4YRlCeED4KnmQPE3Lv3h6jjuxKvomsYhI0RvJQ");
    }

    @Test
    void whatMovesFromOnePartToTheNextIsAnotherChallenge() {
        assertThat(Challenge.of("7f1c4", "2", REALM, "ward", "person", "1"))
                .isNotEqualTo(Challenge.of("7f1c", "42", REALM, "ward", "person", "1"));
    }
}
