package org.careidentity.authenticators.push.phone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an app asked can't be done: the status and the body of the answer. */
final class PhoneErrorException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    PhoneErrorException(int status, String reason) {
        super(reason);
        this.status = status;
        this.body = JsonNodeFactory.instance.objectNode().put("error", reason);
    }

    PhoneErrorException with(String member, int value) {
        body.put(member, value);
        return this;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
