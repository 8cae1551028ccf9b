package org.careidentity.authenticators.smartcard.header;

/** What a proxy's headers say of the client's certificate. */
public sealed interface HeaderOutcome {

    /**
     * A certificate whose key the client has, as the proxy says. Nothing of its contents is checked here.
     *
     * @param der one DER item, with nothing behind it
     */
    record Presented(byte[] der) implements HeaderOutcome {}

    /** The client gave no certificate. */
    record None() implements HeaderOutcome {}

    /**
     * The client gave a certificate that the proxy did not accept.
     *
     * @param why in the words of OpenSSL, such as {@code certificate has expired}; printable ASCII, for an event
     */
    record RefusedByProxy(String why) implements HeaderOutcome {}
}
