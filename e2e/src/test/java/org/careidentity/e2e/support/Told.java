package org.careidentity.e2e.support;

import org.careidentity.phone.RealmRefusedException;

/** What a realm tells a phone. */
public final class Told {

    private Told() {}

    /** The status and the reason of a refusal, or {@code 204}. */
    public static String by(Runnable asked) {
        try {
            asked.run();
            return "204";
        } catch (RealmRefusedException refused) {
            return refused.status() + " " + refused.reason();
        }
    }

    /** The status alone. */
    public static int status(Runnable asked) {
        return Integer.parseInt(by(asked).split(" ")[0]);
    }
}
