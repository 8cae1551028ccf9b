package org.careidentity.authenticators.push.delivery.background;

import java.util.Locale;

/** How a delivery to one device ended. */
enum Outcome {
    /** The sender took it. */
    TOLD,
    /** Nobody was told this time. */
    FAILED,
    /** The address reaches nobody any more. */
    GONE,
    /** Too many waited already on this node. */
    REJECTED;

    /** Its name in metrics. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
