package org.careidentity.e2e.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;

/** Browsers that have all shown a card to the card host, and come back from it at the same moment. */
final class CardRace {

    private CardRace() {}

    /**
     * How they end.
     *
     * @param toThePage what brings a browser to the page that asks for the card
     */
    static List<Answer> run(Stream<HttpBrowser> browsers, Function<HttpBrowser, Answer> toThePage)
            throws InterruptedException, ExecutionException {
        List<HttpBrowser> all = browsers.toList();
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<Callable<Answer>> ends = new ArrayList<>();
        for (HttpBrowser browser : all) {
            URI back = CardEstate.back(browser, CardEstate.ticket(browser, toThePage.apply(browser)));
            ends.add(() -> {
                start.await();
                return browser.get(back);
            });
        }
        return AtOnce.run(ends);
    }
}
