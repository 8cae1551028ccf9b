package org.careidentity.authenticators.mds;

import java.util.Arrays;
import java.util.Optional;

/** Certification levels of the FIDO Alliance, in ascending order (FIDO Authenticator Security Requirements 1.4). */
public enum CertificationLevel {
    L1("FIDO_CERTIFIED_L1"),
    L1_PLUS("FIDO_CERTIFIED_L1plus"),
    L2("FIDO_CERTIFIED_L2"),
    L2_PLUS("FIDO_CERTIFIED_L2plus"),
    L3("FIDO_CERTIFIED_L3"),
    L3_PLUS("FIDO_CERTIFIED_L3plus");

    private final String status;

    CertificationLevel(String status) {
        this.status = status;
    }

    /** The level that a status report certifies; {@code FIDO_CERTIFIED} is level 1; empty for any other status. */
    public static Optional<CertificationLevel> ofStatus(String status) {
        return "FIDO_CERTIFIED".equals(status)
                ? Optional.of(L1)
                : Arrays.stream(values())
                        .filter(level -> level.status.equals(status))
                        .findFirst();
    }
}
