package org.careidentity.authenticators.smartcard.certificate;

import java.util.List;

/** What the tests of smartcards hold, and which: the source of {@code docs/smartcard-tests.md}. */
final class TestedThreats {

    /**
     * Something that is held by tests.
     *
     * @param what the attack, or how a responder behaves
     * @param end what becomes of it
     * @param tests as {@code Class#method}
     */
    record Held(String what, String end, List<String> tests) {}

    static final List<Held> ATTACKS = List.of(
            held(
                    "the victim is lured to the attacker's ticket and shows their card",
                    "refused at the card host: the browser began no login; no code is made",
                    "CardHostIT#aPersonWhoWasLuredToTheTicketOfSomebodyElseShowsTheirCardForNothing",
                    "CardAttacksJourney#aPersonWhoIsLuredToTheTicketOfSomebodyElseShowsTheirCardForNothing"),
            held(
                    "as 1, and the attacker then uses the address that the victim came back by",
                    "refused: the code is void before the victim's own browser is refused",
                    "CardHostIT#theCodeOfALuredPersonIsVoidBeforeTheirOwnBrowserIsRefused",
                    "CardAttacksJourney#whoPlantsTheDomainCookieFromASiblingGetsACodeThatIsVoid"),
            held(
                    "as 1, and the attacker watches for a code to use it before the victim's browser does",
                    "there is none: the card host answers a browser without its cookie with the page of a refusal",
                    "CardHostIT#aPersonWhoWasLuredToTheTicketOfSomebodyElseShowsTheirCardForNothing"),
            held(
                    "as 1, and the victim has a login of their own open",
                    "refused: its cookie is of another ticket",
                    "CardHostIT#aLoginOfTheirOwnDoesNotHelpALuredPersonsCardIntoSomebodyElses"),
            held(
                    "as 1, and the attacker plants the card host's cookie from a sibling name",
                    "refused at the login host, whose cookie no sibling can set",
                    "CardAttacksJourney#whoPlantsTheDomainCookieFromASiblingGetsACodeThatIsVoid",
                    "CardHostIT#theCodeOfALuredPersonIsVoidBeforeTheirOwnBrowserIsRefused"),
            held(
                    "the attacker's finished code is brought into the victim's login",
                    "refused, and void for the attacker too",
                    "CardHostIT#aFinishedCodeOfSomebodyElseDoesNotLogAPersonInAsThem"),
            held(
                    "a ticket or a code is used again, or twenty times at once, or on two nodes",
                    "one succeeds",
                    "CardHostIT#ticketsAndCodesAreGoodOnce",
                    "CardHostIT#ofTwentyWhoShowATicketOrACodeAtTheSameMomentOneSucceeds",
                    "TwoNodesIT#aTicketAndACodeAreGoodOnceOnBothNodesTogether"),
            held(
                    "a ticket is made up, cut short or left away",
                    "refused",
                    "CardHostIT#aTicketThatTheServerDidNotMakeIsNone"),
            held(
                    "a ticket is brought to another realm",
                    "refused there, and good in its own",
                    "CardHostIT#aTicketIsOfItsRealm"),
            held(
                    "the card's page is asked for at the login host, another page at the card host, or certificate headers are forged",
                    "404; the proxy takes the client's headers away",
                    "CardHostIT#theLoginHostAsksForNoCardAndTheCardHostLogsNobodyIn",
                    "ProxyRecipesTest#headersOfTheClientAreDroppedOnBothHosts",
                    "ProxyRecipesTest#theCardHostHasOnePage",
                    "ProxyRecipesTest#theLoginHostAsksForNoCertificate"),
            held(
                    "Keycloak's session cookie is stolen",
                    "refused without the cookie of the login host",
                    "CardHostIT#aStolenSessionCookieIsNotTheBrowserThatBegan"),
            held("a ticket or a code comes too late", "refused", "TwoNodesIT#aTicketAndACodeThatComeTooLateAreNone"),
            held(
                    "two tabs end in the other order",
                    "each code ends the login of its own tab",
                    "CardHostIT#twoTabsThatEndInTheOtherOrderEndTheirOwnLogins"),
            held(
                    "a foreign page embeds the card host as picture, frame, script or by `fetch`",
                    "refused, although the browser shows the card",
                    "CardHostIT#whatAForeignPageEmbedsIsNotShownACard",
                    "CardAttacksJourney#whatAForeignPageEmbedsGetsTheCardButNothingForIt"),
            held(
                    "there is no certificate, or one that the proxy or the checks refuse",
                    "the login's page says why, and offers other methods",
                    "CardHostIT#aCardThatIsNotAcceptedIsRefusedWithItsReason",
                    "ProxyRecipesTest#aCardThatTheProxyRefusesComesToThePageWithWhy",
                    "SmartcardJourney#aCardThatIsNotAcceptedLandsOnThePageWithWhyAndAnotherMethodWorks"));

    /** Where Java's and BouncyCastle's own checkers fail is among it: redirects, sizes, deadlines, answers without an end. */
    static final List<Held> REVOCATION = List.of(
            held(
                    "answers good, or revoked, of a card and of its authority",
                    "passes, or is refused with the reason",
                    "OcspTest#aGoodCardPassesAndSoDoesItsAuthority",
                    "OcspTest#aRevokedCardIsRefusedWithTheReason",
                    "OcspTest#aRevokedAuthorityIsRefusedToo",
                    "CardResponderIT#aCardThatTheResponderKnowsRevokedIsRefusedAndTheEventSaysWhy"),
            held(
                    "answers with another nonce, or with none where it is demanded",
                    "is refused",
                    "OcspTest#anotherNonceIsNoAnswerDemandedOrNot",
                    "OcspTest#aMissingNonceIsNoAnswerWhereItIsDemanded",
                    "OcspTest#theNonceHas32BytesAndIsNewEachTime"),
            held(
                    "does not know the card",
                    "is refused, also with soft-fail",
                    "OcspTest#aCardThatTheResponderDoesNotKnowIsRefusedEvenWithSoftFail",
                    "CardResponderIT#aCardThatTheResponderDoesNotKnowIsNotTakenForAGoodOne"),
            held(
                    "gives an old answer, one about another serial number, or one that another authority signed",
                    "is refused",
                    "OcspTest#anAnswerIsNoneThatIs",
                    "OcspSignerTest#aSignerOfAnotherAuthorityIsNotBelieved",
                    "OcspSignerTest#nobodySignsWithACertificate"),
            held("gives an answer without an end", "is refused", "OcspTest#anAnswerIsNoneThatIs"),
            held(
                    "says to try later, fails, sends garbage, redirects, or sends 300 MB",
                    "is refused; nothing is followed, and little is read",
                    "OcspAskingTest#aResponderThatDoesNotAnswerEndsInACleanRefusal"),
            held(
                    "hangs, or sends a byte now and then",
                    "is refused at the deadline",
                    "OcspAskingTest#aResponderThatHangsOrDripsIsGivenUpAtTheDeadline",
                    "OcspAskingTest#aResponderThatHangsSlowsNoOther",
                    "FallBackTest#allOfAPathIsAnsweredWithinOneDeadline",
                    "CardResponderIT#whileTheResponderHangsACardIsRefusedAtTheDeadlineAndLogsInAfterwards"),
            held(
                    "is asked about the same card again",
                    "is answered from memory until the answer ends",
                    "OcspAskingTest#theSameCardIsAskedForOnceUntilTheAnswerEnds",
                    "OcspAskingTest#anAnswerEndsWhenTheResponderSaysSo",
                    "OcspAskingTest#theSameSerialOfAnotherAuthorityIsAskedForItself",
                    "CardResponderIT#whileTheResponderHangsACardOfWhichItHasSpokenLogsIn"),
            held(
                    "is asked about by 500 logins at once",
                    "is asked for once",
                    "OcspAskingTest#fiveHundredLoginsAtOnceAskOnce",
                    "CrlRefreshTest#fiveHundredLoginsAtOnceFetchOnce"),
            held(
                    "hangs, and there is a list",
                    "passes or is refused by the list",
                    "FallBackTest#theListAnswersWhenTheResponderHangs",
                    "FallBackTest#theListRevokesWhenTheResponderHangs"),
            held(
                    "hangs, with soft-fail",
                    "passes where nobody knows it, with an event; never where it is known revoked",
                    "FallBackTest#whereItIsAllowedACardPassesThatNobodyKnowsAndTheResultSaysSo",
                    "FallBackTest#aCardThatAListRevokesNeverPassesThoughTheResponderHangs",
                    "FallBackTest#aRevocationThatWasAnsweredOnceNeverPassesAndNobodyIsAskedAgain",
                    "SoftFailIT#whileTheResponderHangsACardLogsInAndTheEventSaysSo",
                    "SoftFailIT#whileTheResponderHangsACardThatItHasCalledRevokedStaysRefused"),
            held(
                    "a list that is over, or of another partition",
                    "is refused",
                    "CrlTest#aListThatIsOverSaysNothing",
                    "CrlTest#theListOfAnotherPartitionSaysNothing"),
            held(
                    "a server of lists that fails, sends garbage, redirects, sends 300 MB, hangs or drips",
                    "is refused, at the deadline",
                    "CrlTest#aServerThatHasNoListEndsInACleanRefusal",
                    "CrlTest#aServerThatHangsOrDripsIsGivenUpAtTheDeadline"),
            held(
                    "a list that is replaced by a newer one",
                    "is held to the newer one, which no login waits for",
                    "CrlRefreshTest#aListIsFetchedAgainInTheBackground",
                    "CrlRefreshTest#noLoginWaitsForAListThatIsHere",
                    "CrlRefreshTest#aListDoesNotGoBack"),
            held(
                    "an authority with a list alone, beside cards with a responder",
                    "passes with fall-back, and is refused without",
                    "FallBackTest#anAuthorityWithAListAloneStandsBesideCardsWithAResponder",
                    "FallBackTest#withoutFallBackSuchAnAuthorityIsUnknown"),
            held(
                    "an address in a certificate at a host that is not allowed, or of another kind",
                    "is refused; nobody is asked",
                    "OcspAskingTest#onlyAllowedHostsAreAsked",
                    "OcspAskingTest#anAddressOfAnotherKindIsNotAsked",
                    "CrlTest#hostsThatAreNotAllowedAreNotAsked"));

    private TestedThreats() {}

    private static Held held(String what, String end, String... tests) {
        return new Held(what, end, List.of(tests));
    }
}
