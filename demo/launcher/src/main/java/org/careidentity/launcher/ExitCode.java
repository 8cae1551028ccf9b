package org.careidentity.launcher;

/** How the demo ends. After Ctrl-C it is the JVM's 130, after SIGTERM 143. */
final class ExitCode {

    static final int FAILED = 1;
    static final int USAGE = 2;

    private ExitCode() {}
}
