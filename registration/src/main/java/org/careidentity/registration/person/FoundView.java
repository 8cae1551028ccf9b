package org.careidentity.registration.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.models.UserModel;

/** Somebody in a list: no more than tells them from others. */
public final class FoundView {

    private FoundView() {}

    /** As the API describes it. */
    public static ObjectNode of(UserModel person) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", person.getId())
                .put("uuid", PersonAttributes.uuid(person).orElse(person.getUsername()))
                .put("name", PersonName.of(person))
                .put("enabled", person.isEnabled());
    }
}
