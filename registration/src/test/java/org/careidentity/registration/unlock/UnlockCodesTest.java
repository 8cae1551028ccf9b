package org.careidentity.registration.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.registration.unlock.UnlockCodes.Outcome;
import org.junit.jupiter.api.Test;
import org.keycloak.models.SingleUseObjectProvider;

/** A code counts once, for a quarter of an hour and five tries, with the secret that it was made for. */
class UnlockCodesTest {

    private final Store store = new Store();
    private final UnlockCodes codes = new UnlockCodes(store, "realm");
    private final String secret = Secrets.make();

    /** The store of one node. */
    private static final class Store implements SingleUseObjectProvider {

        private final Map<String, Map<String, String>> objects = new HashMap<>();
        private final Map<String, Long> lives = new HashMap<>();

        @Override
        public void put(String key, long seconds, Map<String, String> notes) {
            objects.put(key, notes);
            lives.put(key, seconds);
        }

        @Override
        public Map<String, String> get(String key) {
            return objects.get(key);
        }

        @Override
        public Map<String, String> remove(String key) {
            return objects.remove(key);
        }

        @Override
        public boolean replace(String key, Map<String, String> notes) {
            return objects.replace(key, notes) != null;
        }

        @Override
        public boolean putIfAbsent(String key, long seconds) {
            lives.put(key, seconds);
            return objects.putIfAbsent(key, Map.of()) == null;
        }

        @Override
        public boolean contains(String key) {
            return objects.containsKey(key);
        }

        @Override
        public void close() {}
    }

    private static String another(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    @Test
    void theCodeIsSixDigitsAndRightOnce() {
        String code = codes.make(secret, Optional.of("person"), Set.of("one", "two"));
        assertThat(code).matches("[0-9]{6}");
        UnlockCodes.Taken taken = codes.take(secret, code);
        assertThat(taken.outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(taken.person()).isEqualTo("person");
        assertThat(taken.authenticators()).containsExactlyInAnyOrder("one", "two");
        assertThat(codes.take(secret, code).outcome()).isEqualTo(Outcome.GONE);
    }

    @Test
    void nothingOfItOutlivesAQuarterOfAnHour() {
        String code = codes.make(secret, Optional.of("person"), Set.of());
        codes.take(secret, another(code));
        assertThat(store.lives.values()).hasSize(2).containsOnly(900L);
    }

    @Test
    void theSixthTryComesTooLate() {
        String code = codes.make(secret, Optional.of("person"), Set.of());
        for (int tries = 1; tries <= 5; tries++) {
            assertThat(codes.take(secret, another(code)).outcome()).isEqualTo(Outcome.WRONG);
        }
        assertThat(codes.take(secret, code).outcome()).isEqualTo(Outcome.GONE);
        assertThat(codes.waits(secret)).isFalse();
    }

    @Test
    void aNewCodeTakesThePlaceOfTheOldAndHasTriesOfItsOwn() {
        String old = codes.make(secret, Optional.of("person"), Set.of("one", "two"));
        codes.take(secret, another(old));
        String code = codes.make(secret, Optional.of("person"), Set.of());
        for (int tries = 1; tries <= 4; tries++) {
            assertThat(codes.take(secret, another(code)).outcome()).isEqualTo(Outcome.WRONG);
        }
        UnlockCodes.Taken taken = codes.take(secret, code);
        assertThat(taken.outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(taken.authenticators()).doesNotContain("one");
    }

    @Test
    void theCodeOfAnotherSecretIsNone() {
        String code = codes.make(secret, Optional.of("person"), Set.of());
        assertThat(codes.take(Secrets.make(), code).outcome()).isEqualTo(Outcome.GONE);
        assertThat(codes.take(secret, code).outcome()).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void theCodeOfAnotherRealmIsNone() {
        String code = codes.make(secret, Optional.of("person"), Set.of());
        assertThat(new UnlockCodes(store, "another").take(secret, code).outcome())
                .isEqualTo(Outcome.GONE);
    }

    @Test
    void aCodeForNobodyIsRightForNobodyAndLooksTheSame() {
        String code = codes.make(secret, Optional.empty(), Set.of());
        assertThat(codes.waits(secret)).isTrue();
        for (int tries = 1; tries <= 5; tries++) {
            assertThat(codes.take(secret, code).outcome()).isEqualTo(Outcome.WRONG);
        }
        assertThat(codes.take(secret, code).outcome()).isEqualTo(Outcome.GONE);
    }

    @Test
    void theStoreKeepsNeitherTheCodeNorTheSecret() {
        String code = codes.make(secret, Optional.of("person"), Set.of());
        assertThat(store.objects.toString()).doesNotContain(code).doesNotContain(secret);
    }
}
