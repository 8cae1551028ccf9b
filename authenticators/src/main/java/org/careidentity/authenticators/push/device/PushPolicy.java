package org.careidentity.authenticators.push.device;

import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;

/** What a phone's credential is asked for: AAL2 at most, whatever it attests (NIST SP 800-63B-4 section 3.2.5). */
public final class PushPolicy {

    /** The login method's id. */
    public static final String METHOD = "push";

    /** The type of the stored credential. */
    public static final String TYPE = "care-identity-push";

    private PushPolicy() {}

    /**
     * The policy.
     *
     * @param userVerification what the phone is asked for; REQUIRED refuses answers without it
     */
    public static FidoPolicy with(Requirement userVerification) {
        return new FidoPolicy(
                METHOD,
                TYPE,
                AuthenticationMethodReference.PUSH,
                AssuranceLevel.AAL2,
                Optional.empty(),
                new Demands(
                        Attachment.ANY,
                        Requirement.DISCOURAGED,
                        userVerification,
                        Backup.ALLOWED,
                        Demands.ALGORITHMS,
                        List.of("client-device")),
                AttestationRules.UNASKED);
    }
}
