package org.careidentity.authenticators.push.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A challenge stands for all parts of a request and for nothing else. */
class ChallengeTest {

    private static final PushRequest REQUEST = new PushRequest(
            "request-1",
            "042137",
            "https://login.example.nhs.uk/realms/care-identity",
            "ward-app",
            "person-1",
            1_790_000_000L,
            "Ward rounds",
            "192.0.2.7");

    private static String hex(PushRequest request) {
        return HexFormat.of().formatHex(Challenge.of(request));
    }

    /** By {@code printf '18:care-identity-push,9:request-1,6:042137,...' | sha256sum}. */
    @Test
    void itIsTheHashOfThePartsAsNetstrings() {
        assertThat(hex(REQUEST)).isEqualTo("9d76e0f1894419227f4006e72e3dd90574da5d8bcd5342ae71d0692f3ff0b47d");
    }

    @Test
    void anotherPartIsAnotherChallenge() {
        assertThat(Stream.of(
                                REQUEST,
                                with("request-2", "042137", REQUEST.realm(), "ward-app", "person-1", REQUEST.time()),
                                with("request-1", "042138", REQUEST.realm(), "ward-app", "person-1", REQUEST.time()),
                                with(
                                        "request-1",
                                        "042137",
                                        "https://evil.example",
                                        "ward-app",
                                        "person-1",
                                        REQUEST.time()),
                                with("request-1", "042137", REQUEST.realm(), "other-app", "person-1", REQUEST.time()),
                                with("request-1", "042137", REQUEST.realm(), "ward-app", "person-2", REQUEST.time()),
                                with("request-1", "042137", REQUEST.realm(), "ward-app", "person-1", 1_790_000_001L))
                        .map(ChallengeTest::hex))
                .doesNotHaveDuplicates();
    }

    @Test
    void whereOnePartEndsIsPartOfIt() {
        assertThat(hex(with("request-1", "04", "2137https://login", "a", "b", 1)))
                .isNotEqualTo(hex(with("request-1", "042137", "https://login", "a", "b", 1)));
        assertThat(hex(with("request-1", "042137", "realm", "ward,8:person-1", "", 1)))
                .isNotEqualTo(hex(with("request-1", "042137", "realm", "ward", "person-1", 1)));
    }

    @Test
    void lengthsAreOfBytes() {
        assertThat(hex(with("request-1", "042137", "realm", "w\u00e4rd", "p", 1)))
                .isNotEqualTo(hex(with("request-1", "042137", "realm", "ward", "p", 1)));
    }

    private static PushRequest with(String id, String number, String realm, String client, String person, long time) {
        return new PushRequest(id, number, realm, client, person, time, "Ward rounds", "192.0.2.7");
    }
}
