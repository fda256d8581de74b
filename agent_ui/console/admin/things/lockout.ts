/** Whether a change takes from whoever makes it her own way to administer. */
import type { Session } from "../../desk/people";
import type { AdminRecord } from "../records";
import type { Values } from "./shapes";
import type { EndedKind, Thing } from "./specs";

const ADMINISTER = "admin.manage";
const READY = "administrator";

/** Whether a change of such a thing can take anybody's way to administer. */
export const canLockOut = (kind: EndedKind): boolean => kind === "people" || kind === "roles";

const listIn = (values: Values, name: string): readonly string[] =>
  (values[name] as readonly string[] | undefined) ?? [];

/** Whether one of these roles lets somebody administer; `own` are those that the company made for itself. */
const lets = (roles: readonly string[], own: readonly Values[]): boolean =>
  roles.includes(READY) ||
  own.some((one) => roles.includes(String(one["id"])) && listIn(one, "permissions").includes(ADMINISTER));

/** Whether the change of a thing, or setting it aside (null), locks the person of this session out of administration. */
export function locksOut(
  session: Session | null,
  kind: EndedKind,
  thing: Thing | null,
  after: Values | null,
  own: readonly AdminRecord[],
): boolean {
  if (session === null || thing === null || !session.permissions.includes(ADMINISTER)) return false;
  const awake = own.filter((one) => one["is_active"] !== false);
  if (kind === "people") {
    const isMe = thing["email"] === session.person.email;
    return isMe && (after === null || !lets(listIn(after, "roles"), awake));
  }
  if (kind !== "roles" || !lets([thing.id], awake)) return false;
  const changed = awake.filter(({ id }) => id !== thing.id).map((one): Values => one);
  return !lets(session.person.roles, after === null ? changed : [...changed, { ...after, id: thing.id }]);
}
