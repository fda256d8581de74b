import { ask } from "../../desk/http";

/** A link with which somebody chooses her password, and whether it went to her by mail. */
export interface Invited {
  readonly url: string;
  readonly is_mailed: boolean;
  /** Why it did not, and what to do next. */
  readonly sentence: string;
}

export const invite = (person: string, account: string) =>
  ask<Invited>("POST", `api/admin/people/${encodeURIComponent(person)}/invitation`, { account });
