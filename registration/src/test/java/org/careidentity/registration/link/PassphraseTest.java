package org.careidentity.registration.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.careidentity.authenticators.secret.Secrets;
import org.junit.jupiter.api.Test;

/** What an agent tells a person in person. */
class PassphraseTest {

    @Test
    void itIsEightCharactersWithoutLookAlikesInTwoGroups() {
        assertThat(IntStream.range(0, 200).mapToObj(any -> Passphrase.make()))
                .allSatisfy(made -> assertThat(made).matches("[BCDFGHJ-NP-TV-XZ2-9]{4}-[BCDFGHJ-NP-TV-XZ2-9]{4}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void itIsTheSameHoweverPeopleTypeIt() {
        String secret = Secrets.make();
        String hash = Passphrase.hash(secret, "KQ7M-3XRT");
        assertThat(Passphrase.hash(secret, " kq7m 3xrt ")).isEqualTo(hash);
        assertThat(Passphrase.hash(secret, "KQ7M3XRV")).isNotEqualTo(hash);
    }

    @Test
    void itsHashIsWorthNothingWithoutTheSecretOfItsLink() {
        assertThat(Passphrase.hash(Secrets.make(), "KQ7M-3XRT"))
                .isNotEqualTo(Passphrase.hash(Secrets.make(), "KQ7M-3XRT"));
    }
}
