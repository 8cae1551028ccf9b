package org.careidentity.launcher;

import java.util.List;

/**
 * What can be refused before minutes of building. {@code bin/demo} compiles this class alone with what it uses, so
 * nothing here may need a library.
 */
final class Preflight {

    private Preflight() {}

    /** Ends with status 0 when the demo can be tried, else with one line. */
    public static void main(String[] arguments) {
        try {
            Ports.check(Options.parse(List.of(arguments)));
        } catch (UsageFailure | LaunchFailure refusal) {
            System.err.println(refusal.getMessage());
            System.exit(refusal instanceof UsageFailure ? ExitCode.USAGE : ExitCode.FAILED);
        }
    }
}
