// What the API refused, as its problem document tells it (RFC 9457), or that it was not reached.
import { say } from "./words.js";

export class Problem extends Error {
  constructor({ title, detail, status = 0, reason = "", roles = [] }) {
    super(title);
    Object.assign(this, { title, detail, status, reason, roles });
  }

  static async of(answer) {
    try {
      return new Problem({ status: answer.status, ...(await answer.json()) });
    } catch {
      return new Problem({ title: say("unreadable"), status: answer.status });
    }
  }

  // Whether a login at a higher level would be answered otherwise.
  get wantsStronger() {
    return this.status === 403 && this.reason === "care_identity_registration_level";
  }

  // Whether something has changed since it was looked at.
  get isStale() {
    return this.status === 409;
  }
}

export const unreachable = () => new Problem({ title: say("unreachable") });
