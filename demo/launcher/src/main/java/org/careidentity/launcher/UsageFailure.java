package org.careidentity.launcher;

/** The command line cannot be understood. */
final class UsageFailure extends RuntimeException {

    UsageFailure(String message) {
        super(message + " See bin/demo --help.");
    }
}
