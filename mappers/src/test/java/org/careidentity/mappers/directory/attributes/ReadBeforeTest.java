package org.careidentity.mappers.directory.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.careidentity.mappers.directory.DirectoryAnswer;
import org.careidentity.model.DatedDirectoryEntry;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

class ReadBeforeTest {

    private static final Map<String, List<String>> VALUES = Map.of("roles", List.of("a", "b"));

    private final AtomicInteger reads = new AtomicInteger();
    private final ConcurrentHashMap<Object, Object> beside = new ConcurrentHashMap<>();

    private DirectoryAnswer read() {
        reads.incrementAndGet();
        return new DirectoryAnswer(
                new DatedDirectoryEntry(List.of(), List.of(), List.of(), List.of()), List.of("read " + reads));
    }

    private <T> T person(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> beside));
    }

    @Test
    void theSameValuesOfACachedPersonAreReadOnce() {
        UserModel person = person(CachedUserModel.class);
        DirectoryAnswer first = ReadBefore.orElse(person, VALUES, this::read);
        assertThat(ReadBefore.orElse(person, Map.copyOf(VALUES), this::read)).isSameAs(first);
        assertThat(reads).hasValue(1);
    }

    @Test
    void changedValuesAreReadAnewAlthoughThePersonIsStillCached() {
        UserModel person = person(CachedUserModel.class);
        ReadBefore.orElse(person, VALUES, this::read);
        ReadBefore.orElse(person, Map.of("roles", List.of("a")), this::read);
        assertThat(reads).hasValue(2);
    }

    @Test
    void aPersonWhomKeycloakDoesNotCacheIsReadEachTime() {
        UserModel person = person(UserModel.class);
        ReadBefore.orElse(person, VALUES, this::read);
        ReadBefore.orElse(person, VALUES, this::read);
        assertThat(reads).hasValue(2);
    }
}
