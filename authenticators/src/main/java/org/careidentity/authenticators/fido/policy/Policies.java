package org.careidentity.authenticators.fido.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;

/** The policies as they are before an administrator changes them. */
public final class Policies {

    /** Any passkey, synced or not: AAL2. */
    public static final FidoPolicy PASSKEY = new FidoPolicy(
            "passkey",
            "care-identity-passkey",
            AuthenticationMethodReference.FIDO2,
            AssuranceLevel.AAL2,
            Optional.empty(),
            new Demands(
                    Attachment.ANY,
                    Requirement.REQUIRED,
                    Requirement.REQUIRED,
                    Backup.ALLOWED,
                    List.of(Demands.ES256, Demands.EDDSA, Demands.RS256),
                    List.of()),
            new AttestationRules(
                    "none",
                    Set.of("none", "packed", "tpm", "android-key", "apple", "fido-u2f"),
                    Trust.NONE,
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    Map.of(),
                    Optional.empty()));

    public static final FidoPolicy WINDOWS_HELLO = PASSKEY;
    public static final FidoPolicy SECURITY_KEY = PASSKEY;
    public static final FidoPolicy IPAD = PASSKEY;
    public static final List<FidoPolicy> ALL = List.of(PASSKEY);

    private Policies() {}
}
