package org.careidentity.authenticators.devices;

import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Answer;

/**
 * One change to a valid answer, after which it must be refused.
 *
 * @param name for reports
 * @param change what is done to the answer
 */
record Mutation(String name, Consumer<Answer> change) {

    @Override
    public String toString() {
        return name;
    }
}
