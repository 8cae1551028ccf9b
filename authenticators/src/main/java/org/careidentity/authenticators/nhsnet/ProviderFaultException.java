package org.careidentity.authenticators.nhsnet;

/** A login at the provider is not taken. The message is for the log and the event, and holds no token. */
final class ProviderFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProviderFault fault;

    ProviderFaultException(ProviderFault fault, String detail, Throwable cause) {
        super(detail, cause);
        this.fault = fault;
    }

    ProviderFaultException(ProviderFault fault, String detail) {
        this(fault, detail, null);
    }

    ProviderFault fault() {
        return fault;
    }
}
