package org.careidentity.bench;

/**
 * The CPU time of a server less that of the polls it answers meanwhile. What one takes is read while the server settles, of
 * polls one after the other: those that come one by one wake threads, and what that takes is not taken off. Read at their own
 * pace on a server that does nothing else, a poll takes three times as much, more than it does beside logins.
 */
final class CpuWithoutPolls implements Meter {

    private static final int POLLS = 600;

    private final ServerCpu cpu;
    private final WaitingBrowsers browsers;
    private double ofOnePoll;

    CpuWithoutPolls(ServerCpu cpu, WaitingBrowsers browsers) {
        this.cpu = cpu;
        this.browsers = browsers;
    }

    @Override
    public void settle() {
        cpu.settle();
        double used = cpu.reading();
        long answered = browsers.polls();
        for (int i = 0; i < POLLS; i++) {
            browsers.pollOne();
        }
        ofOnePoll = (cpu.reading() - used) / (browsers.polls() - answered);
    }

    @Override
    public double reading() {
        return cpu.reading() - ofOnePoll * browsers.polls();
    }
}
