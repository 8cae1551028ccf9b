package org.careidentity.authenticators.fido.configuration;

/** A method's configuration can't be read: the method is not offered, rather than with a policy that nobody wanted. */
public final class PolicyConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    PolicyConfigurationException(String setting, String value, Throwable cause) {
        super(
                "setting " + setting + " has no such value: " + (value.length() > 80 ? value.substring(0, 80) : value),
                cause);
    }
}
