package org.careidentity.registration.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.wire.MalformedException;
import org.careidentity.authenticators.fido.wire.StrictJson;
import org.careidentity.registration.rights.OdsCode;

/**
 * The object that a request brings.
 *
 * @param members of the object
 */
public record Body(ObjectNode members) {

    private static final String REASON = "reason";
    private static final int LONGEST = 10_000;
    private static final int LEAST_REASON = 3;
    private static final int MOST_REASON = 200;

    /** Reads one. */
    public static Body of(String text) throws ProblemException {
        if (text == null || text.length() > LONGEST) {
            throw malformed("Send a JSON object.");
        }
        try {
            return new Body(controlled(StrictJson.object(text)));
        } catch (MalformedException e) {
            throw malformed("Send a JSON object.");
        }
    }

    private static ObjectNode controlled(ObjectNode members) throws ProblemException {
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!member.getKey().equals(REASON) && hasControls(member.getValue().asText())) {
                throw malformed("Leave out the control characters.");
            }
        }
        return members;
    }

    /** Whether a text has characters that some databases refuse, such as U+0000 on PostgreSQL, and that no name has. */
    public static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** Why, in the agent's words. */
    public String reason() throws ProblemException {
        return reason(text(REASON).orElse(""));
    }

    /** The same of a text from elsewhere. */
    public static String reason(String text) throws ProblemException {
        String reason = text.strip();
        boolean fits = reason.length() >= LEAST_REASON && reason.length() <= MOST_REASON && !hasControls(reason);
        if (!fits) {
            throw malformed("Give a reason of " + LEAST_REASON + " to " + MOST_REASON + " characters on one line.");
        }
        return reason;
    }

    /** The version that the agent has seen. */
    public long version() throws ProblemException {
        JsonNode version = members.path("version");
        if (!version.isIntegralNumber() || !version.canConvertToLong()) {
            throw malformed("Send the version of the authenticator that you have seen.");
        }
        return version.longValue();
    }

    /** A text; empty when it is missing or none. */
    public Optional<String> text(String member) {
        return Optional.of(members.path(member)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** ODS code of the organisation that the agent acts for; empty when they do not say. */
    public Optional<String> organisation() throws ProblemException {
        return organisation(text("organisation").orElse(null));
    }

    /**
     * The same of a text from elsewhere.
     *
     * @param asked null for none
     */
    public static Optional<String> organisation(String asked) throws ProblemException {
        if (asked == null || asked.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(OdsCode.of(asked).orElseThrow(() -> malformed("An organisation is named by its ODS code.")));
    }

    /** Whether a member says true. */
    public boolean says(String member) {
        return members.path(member).asBoolean(false);
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.MALFORMED, detail);
    }
}
