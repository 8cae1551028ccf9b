package org.careidentity.phone.command;

import org.careidentity.phone.RealmRefusedException;

/** What a realm's refusal means, for people. */
final class RefusalText {

    private RefusalText() {}

    static String of(RealmRefusedException refusal) {
        String meaning =
                switch (refusal.reason()) {
                    case "care_identity_push_number" ->
                        "That is not the number that the browser shows"
                                + (refusal.triesLeft().isPresent()
                                        ? "; tries left: " + refusal.triesLeft().getAsInt()
                                        : "")
                                + ".";
                    case "care_identity_push_late" -> "Too late: the login has ended.";
                    case "care_identity_push_answered" -> "The login was answered before, or out of tries.";
                    case "care_identity_push_unknown" -> "This login does not wait any more.";
                    case "care_identity_push_device" -> "The realm no longer knows this phone.";
                    case "care_identity_push_ticket" -> "The registration link was used, or is too old.";
                    default -> "The realm refused.";
                };
        return meaning + " (" + refusal.getMessage().strip() + ")";
    }
}
