package org.careidentity.mappers.directory.attributes;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.mappers.directory.DirectoryAnswer;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * What was read from a person's attributes before, for as long as Keycloak caches the person: five hundred roles are
 * 300 kB of JSON, and every token and userinfo asks for them. It counts only for the very same values, so that a change
 * is seen in the request that makes it.
 *
 * @param values what was read
 * @param answer what it says
 */
record ReadBefore(Map<String, List<String>> values, DirectoryAnswer answer) {

    private static final String KEY = "care_identity_directory_entries";

    static DirectoryAnswer orElse(
            UserModel person, Map<String, List<String>> values, Supplier<DirectoryAnswer> reader) {
        if (!(person instanceof CachedUserModel cached)) {
            return reader.get();
        }
        @SuppressWarnings("unchecked") // Keycloak gives it without types
        Map<Object, Object> beside = cached.getCachedWith();
        if (beside.get(KEY) instanceof ReadBefore before && before.values.equals(values)) {
            return before.answer;
        }
        DirectoryAnswer answer = reader.get();
        beside.put(KEY, new ReadBefore(values, answer));
        return answer;
    }
}
