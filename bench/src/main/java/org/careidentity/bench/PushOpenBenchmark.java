package org.careidentity.bench;

import java.net.http.HttpClient;
import java.util.List;
import java.util.stream.IntStream;

/** What logins that wait for a phone cost the server, the people who wait, and others. */
final class PushOpenBenchmark {

    private static final int PORT = 18740;
    /** Each asks three times in ten minutes at most, and not before the request of before has ended. */
    private static final int PEOPLE = 4000;
    /** What a round of polls or logins takes, and some time to spare. */
    private static final int ROUND_SECONDS = 30;

    private static final Effort POLLS = new Effort(8, 400);
    private static final Effort BATCHES = new Effort(1, 1);
    private static final Effort LOGINS = new Effort(2, 60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PushSite site;
    private final PhoneOwners owners;
    private final CibaPolls ciba;
    private final WaitingBrowsers browsers;
    private final ApprovalWaits approvals;

    private PushOpenBenchmark(Closing closing) {
        site = closing.add(
                new PushSite("bench-push", PORT, closing.add(new CibaChannel()).option()));
        owners = new PhoneOwners(site.server(), PEOPLE);
        ciba = closing.add(new CibaPolls(site.server(), http));
        browsers = closing.add(new WaitingBrowsers(site, owners, http));
        approvals = closing.add(new ApprovalWaits(browsers));
    }

    static List<Ratio> ratios(Closing closing) {
        return new PushOpenBenchmark(closing).ratios();
    }

    private List<Ratio> ratios() {
        ServerCpu cpu = new ServerCpu(site.server());
        Others others = new Others();
        return List.of(
                new Ratio(
                        "push-open/poll-cpu",
                        "A poll of a page that waits for a phone, against a poll of Keycloak's CIBA that is told to wait",
                        Target.atMost(0.5),
                        new Polls(),
                        ciba,
                        cpu,
                        POLLS),
                new Ratio(
                        "push-open/latency-s",
                        "With 1,000 open requests, the time from a phone's approval to the browser's having its page, less the"
                                + " time until that browser's next poll; 99th percentile of 100: seconds",
                        Target.atMost(1),
                        approvals,
                        new Side.Known(1),
                        approvals,
                        BATCHES),
                new Ratio(
                        "push-open/others",
                        "A login by passkey while 1,000 open requests are polled, each every five seconds, less what as many"
                                + " polls take one after the other, against such a login while nobody polls",
                        Target.atMost(1.05),
                        others.of(() -> browsers.waitFor(ROUND_SECONDS)),
                        others.of(browsers::pause),
                        new CpuWithoutPolls(cpu, browsers),
                        LOGINS));
    }

    /** Polls of one page. */
    private final class Polls implements Side {

        private OpenRequest request;

        @Override
        public void prepare(int operations) {
            if (request == null || !request.isOpenFor(ROUND_SECONDS)) {
                request = OpenRequest.begin(site.application(), owners.next(), http);
            }
        }

        @Override
        public void operation() {
            if (request.isAnswered()) {
                throw new IllegalStateException("a request was answered that nobody knows");
            }
        }
    }

    /**
     * Logins by passkey beside those that wait. Both sides are of one server: two that have compiled the same code at other
     * moments differ by more than what is looked for.
     */
    private final class Others {

        private static final int FIRST_LOGINS = 800;

        private Side login;

        /** Not before it is this figure's turn: the other ones need no such realm. */
        private Side login() {
            if (login == null) {
                browsers.pause();
                login = PasskeyLoginBenchmark.login(site.server());
                IntStream.range(0, FIRST_LOGINS).forEach(i -> login.operation());
            }
            return login;
        }

        /** @param before lets the others poll, or not */
        Side of(Runnable before) {
            return new Side() {
                @Override
                public void prepare(int operations) {
                    login();
                    before.run();
                }

                @Override
                public void operation() {
                    login.operation();
                }
            };
        }
    }
}
