// Registers this phone with the realm of a link.
import { create, isNotUnlocked } from "../credentials.js";
import { field } from "../field.js";
import { possible } from "../push.js";
import { NoNetwork, Refused, isRealm, register, registrationOptions } from "../realm.js";
import { replaceBy } from "../router.js";
import { keep } from "../store.js";
import { button, buttons, element, linkButton, paragraph, show, summary } from "../view.js";

const UNKNOWN_TICKET = 404;

const end = (heading, ...sentences) =>
  show(heading, ...sentences.map((sentence) => paragraph(sentence)), linkButton("#accounts", "Your accounts", "secondary"));

const badLink = () =>
  end("This link cannot be used", "It is not a whole registration link. Open it again, or scan the picture once more.");

const failed = (failure) => {
  if (failure instanceof NoNetwork) {
    show(
      "No connection",
      paragraph("The login service cannot be reached. Check that this phone is online, then try again."),
      buttons(
        button("Try again", () => replaceBy(location.hash)),
        linkButton("#accounts", "Your accounts", "secondary"),
      ),
    );
  } else if (failure instanceof Refused && failure.status === UNKNOWN_TICKET) {
    end("This link no longer works", "It was used, or it is too old. Begin again at “Your authenticators”.");
  } else {
    end("This phone was not registered", "The login service did not accept it. Begin again at “Your authenticators”.");
  }
};

const registered = async (realm, ticket, options, name) => {
  const credential = await create(options.publicKey);
  const { deviceToken, checkNumber } = await register(realm, { ticket, credential, name });
  // the device's own word: an answer that named another credential would overwrite that one's account
  const credentialId = credential.id;
  await keep({
    credentialId,
    deviceToken,
    checkNumber,
    realm,
    name,
    organisation: options.organisation,
    account: options.account,
    vapidKey: options.vapidKey,
    rpId: options.publicKey.rp.id ?? location.hostname,
    state: "unconfirmed",
    since: Date.now(),
  });
  return credentialId;
};

export const registerPage = async ({ query, signal }) => {
  const realm = query.get("realm") ?? "";
  const ticket = query.get("ticket") ?? "";
  if (!isRealm(realm) || !ticket) {
    badLink();
    return;
  }
  let options;
  try {
    options = await registrationOptions(realm, ticket);
  } catch (failure) {
    if (!signal.aborted) {
      failed(failure);
    }
    return;
  }
  if (signal.aborted) {
    return;
  }
  // an address that calls itself by the name of another realm would relay that realm's requests
  if (options.realm !== realm) {
    badLink();
    return;
  }
  const name = field({
    id: "name",
    label: "Name of this phone",
    hint: "You see it at “Your authenticators”.",
    maxlength: "64",
    value: "My phone",
  });
  const problem = element("p", { class: "nhsuk-error-message phone-working", role: "alert" });
  let busy = false;
  const submit = async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    problem.textContent = "";
    try {
      const credentialId = await registered(realm, ticket, options, name.input.value.trim() || "My phone");
      await replaceBy(`#check/${encodeURIComponent(credentialId)}`);
    } catch (failure) {
      if (isNotUnlocked(failure)) {
        problem.textContent = "This phone was not unlocked. Try again.";
      } else if (failure.name === "InvalidStateError") {
        problem.textContent = "This phone is registered for this account already.";
      } else {
        failed(failure);
      }
    } finally {
      busy = false;
    }
  };
  show(
    "Register this phone",
    paragraph("You will confirm logins to this account with this phone. Register only if you began this yourself."),
    summary([
      ["Account", options.account],
      ["Organisation", options.organisation],
      ["Login service", new URL(realm).host],
    ]),
    element("form", { novalidate: true, onsubmit: submit }, name.group, problem, button("Register this phone")),
    possible(options.vapidKey) ? paragraph("You can switch notifications on afterwards.") : undefined,
  );
};
