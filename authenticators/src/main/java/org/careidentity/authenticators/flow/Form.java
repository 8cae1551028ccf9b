package org.careidentity.authenticators.flow;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.http.HttpRequest;

/** What a page of ours posted. */
public final class Form {

    private final MultivaluedMap<String, String> fields;

    private Form(MultivaluedMap<String, String> fields) {
        this.fields = fields;
    }

    /** The form of a request; an empty one when it has none. */
    public static Form of(HttpRequest request) {
        return new Form(request.getDecodedFormParameters());
    }

    /** Whether there is such a field. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** What is in a field, its first value; empty when there is none. */
    public String text(String field) {
        return Optional.ofNullable(fields.getFirst(field)).orElse("");
    }

    /** The button that was pressed; empty when none was, as when the address is opened. */
    public String action() {
        return text("action");
    }
}
