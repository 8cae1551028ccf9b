package org.careidentity.authenticators.fido;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.keycloak.authentication.RequiredActionContext;

/** The methods that would take a device which one method's policy refused. */
final class Alternatives {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Alternatives() {}

    /** In the order of the login page; only methods that this login may register for. */
    static List<FidoPolicy> to(
            RequiredActionContext context, FidoPolicy refused, FidoCredential credential, String answer) {
        return ofItsPlace(context, refused, answer)
                .filter(policy -> Judgements.ofRegistration(context.getSession(), policy, credential)
                        .level()
                        .isPresent())
                .toList();
    }

    /**
     * Those for a device that is not where the method wants it, such as the computer's own on the page for security keys. Its
     * attestation was not looked at, so only methods that ask for none are sure to take it.
     */
    static List<FidoPolicy> elsewhere(RequiredActionContext context, FidoPolicy refused, String answer) {
        return ofItsPlace(context, refused, answer)
                .filter(policy -> policy.attestation().trust() == Trust.NONE)
                .toList();
    }

    private static Stream<FidoPolicy> ofItsPlace(RequiredActionContext context, FidoPolicy refused, String answer) {
        String attachment = attachment(answer);
        return MethodPolicies.offered(context.getSession(), context.getRealm()).stream()
                .filter(policy -> !policy.method().equals(refused.method()))
                .filter(policy -> AuthenticatorRights.mayRegister(context, policy.method(), policy.highest()))
                .filter(policy -> takes(policy, attachment));
    }

    private static boolean takes(FidoPolicy policy, String attachment) {
        return switch (policy.demands().attachment()) {
            case ANY -> true;
            case PLATFORM -> "platform".equals(attachment);
            case CROSS_PLATFORM -> "cross-platform".equals(attachment);
        };
    }

    /** The answer was read before, so that it can be read. */
    private static String attachment(String answer) {
        try {
            return JSON.readTree(answer).path("authenticatorAttachment").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
