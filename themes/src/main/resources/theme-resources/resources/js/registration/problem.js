// What the API refused, as its problem document tells it (RFC 9457), or that it was not reached.
import { say } from "./words.js";

export class Problem extends Error {
  constructor({ title, detail, status = 0, reason = "", roles = [] }) {
    super(title);
    Object.assign(this, { title, detail, status, reason, roles });
  }

  // Of an answer; one that is no problem document is the server's or a proxy's own.
  static async of(answer) {
    const { status } = answer;
    try {
      const { title, ...more } = await answer.json();
      return status === 401 ? loggedOut() : new Problem({ ...more, status, title: title ?? say("unreadable") });
    } catch {
      return new Problem({ title: say("unreadable"), status });
    }
  }

  // Whether a login at a higher level would be answered otherwise.
  get wantsStronger() {
    return this.status === 403 && this.reason === "care_identity_registration_level";
  }

  // Whether the login has ended.
  get wantsLogin() {
    return this.status === 401;
  }

  // Whether something has changed since it was looked at.
  get isStale() {
    return this.reason === "care_identity_registration_stale";
  }
}

// The API's own words for it are for those who write clients.
const loggedOut = () => new Problem({ title: say("logged-out"), detail: say("logged-out-why"), status: 401 });

// Whatever went wrong, as something that can be shown; a fault of this page is for its developers too.
export function asProblem(error) {
  if (error instanceof Problem) {
    return error;
  }
  console.error(error);
  return new Problem({ title: say("unreadable") });
}

export const unreachable = () => new Problem({ title: say("unreachable") });
