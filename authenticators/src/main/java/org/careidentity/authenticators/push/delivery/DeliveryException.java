package org.careidentity.authenticators.push.delivery;

/** A device was not told. The message is for an administrator and holds no secret of the address. */
public final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final boolean gone;

    private DeliveryException(boolean gone, String message, Throwable cause) {
        super(line(message), cause);
        this.gone = gone;
    }

    /** Not this time. */
    public static DeliveryException failed(String message) {
        return new DeliveryException(false, message, null);
    }

    /** Not this time. */
    public static DeliveryException failed(String message, Throwable cause) {
        return new DeliveryException(false, message, cause);
    }

    /** Never again: the address is to be forgotten. */
    public static DeliveryException gone(String message) {
        return new DeliveryException(true, message, null);
    }

    /** Whether the address reaches nobody any more. */
    public boolean gone() {
        return gone;
    }

    /** Foreign text may be in it: one short line for a log (CWE-117). */
    private static String line(String message) {
        String line = message.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
