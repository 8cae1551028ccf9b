// How an answer ended, in plain words.
import { NoNetwork, Refused } from "./realm.js";
import { leaveFor } from "./router.js";
import { buttons, linkButton, paragraph, show } from "./view.js";

const toAccounts = () => linkButton("#accounts", "Your accounts", "secondary");

const result =
  (heading, ...sentences) =>
  () =>
    leaveFor(() => show(heading, ...sentences.map((sentence) => paragraph(sentence)), toAccounts()));

export const confirmed = result("Confirmed", "Go on at the computer: it logs you in by itself.");

export const denied = result(
  "Denied",
  "The login has ended. Nobody can ask you again for a while.",
  "If you did begin this login, wait a few minutes and begin it again, or use another login method.",
);

export const notMe = result(
  "Thank you for telling us",
  "The login has ended. Nobody can ask you again for a while.",
  "Somebody may know your password. Tell your organisation's service desk, and change your password.",
);

export const late = result(
  "Too late",
  "This login has ended: there are 2 minutes to answer. Nobody was logged in.",
  "If it was you, begin the login again.",
);

export const answered = result(
  "Already answered",
  "This login was answered before, or a wrong number was typed too often. You cannot answer it again.",
  "If it was you, begin the login again.",
);

export const gone = result(
  "Nothing waits any more",
  "This login has ended at the computer, or was answered on another phone.",
);

export const unknownDevice = result(
  "This phone was removed",
  "Your account no longer knows this phone. It was removed at “Your authenticators”, or by your organisation.",
  "If that was not you, tell your organisation's service desk.",
);

const blocked = result(
  "You cannot log in at the moment",
  "Your account, or this phone, may not be used to log in. Your organisation's service desk can tell you why.",
);

const refused = result(
  "Your answer was not accepted",
  "The login service could not check the answer of this phone. Begin the login again.",
  "If it happens again, remove this account from this phone and register it anew.",
);

export const wrongNumber = (triesLeft, again) =>
  leaveFor(() =>
    show(
      "That is not the number",
      paragraph("The computer shows another number. Nobody was logged in."),
      triesLeft === undefined
        ? undefined
        : paragraph(triesLeft === 1 ? "You can try once more." : `You can try ${triesLeft} more times.`),
      paragraph("If you see no number on a screen in front of you, somebody else may be logging in as you."),
      buttons(linkButton(again, "Try again"), toAccounts()),
    ),
  );

export const noNetwork = (again) =>
  leaveFor(() =>
    show(
      "No connection",
      paragraph("Your answer did not get through. Check that this phone is online, then try again."),
      buttons(linkButton(again, "Try again"), toAccounts()),
    ),
  );

const pages = { 401: unknownDevice, 403: blocked, 404: gone, 409: answered, 410: late };

// The page of an answer that failed; again is the address of the request.
export const failed = (failure, again) => {
  if (failure instanceof NoNetwork) {
    return noNetwork(again);
  }
  if (failure instanceof Refused && failure.reason === "care_identity_push_number") {
    return failure.triesLeft === 0 ? answered() : wrongNumber(failure.triesLeft, again);
  }
  return ((failure instanceof Refused && pages[failure.status]) || refused)();
};
