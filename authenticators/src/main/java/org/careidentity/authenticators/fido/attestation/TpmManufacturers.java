package org.careidentity.authenticators.fido.attestation;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who makes TPMs, by the four letters of the TCG TPM Vendor ID Registry (WebAuthn Level 3 section 8.3.1). */
final class TpmManufacturers {

    private static final Set<String> IDENTIFIERS = Stream.of(
                    "AMD\0", "ANT\0", "ATML", "BRCM", "CSCO", "FLYS", "GOOG", "HISI", "HPE\0", "HPI\0", "IBM\0",
                    "IFX\0", "INTC", "LEN\0", "MSFT", "NSG\0", "NSM ", "NTC\0", "NTZ\0", "QCOM", "ROCC", "SEAL", "SMSC",
                    "SMSN", "SNS\0", "STM ", "TXN\0", "WEC\0")
            .map(TpmManufacturers::identifier)
            .collect(Collectors.toUnmodifiableSet());

    private TpmManufacturers() {}

    /** Whether an identifier, {@code id:} and hex, is one of the registry's. */
    static boolean know(String identifier) {
        return IDENTIFIERS.contains(identifier.toUpperCase(Locale.ROOT));
    }

    private static String identifier(String letters) {
        return letters.chars().mapToObj("%02X"::formatted).collect(Collectors.joining("", "ID:", ""));
    }
}
