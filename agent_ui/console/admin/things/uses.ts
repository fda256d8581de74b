/** Where a thing is still used: what the hub names when it is asked to set it aside. */
import { EDITED } from "./specs";

export interface Use {
  readonly kind: string;
  readonly id: string;
}

const KINDS: ReadonlySet<string> = new Set<string>([...EDITED, "queues", "accounts", "hooks", "replies"]);
const PERSON = /^people\.(.+@.+)\.(?:roles|team_roles|teams|skills|capacity|language)\b/;
const THING = /^([a-z_]+)\.([^.]+)\./;

/** The things in whose fields it stands, each once, and the lines that name none. */
export function usesIn(
  detail: string,
  kind: string,
  id: string,
): { readonly uses: readonly Use[]; readonly rest: readonly string[] } {
  const uses = new Map<string, Use>();
  const rest: string[] = [];
  for (const line of detail.split("\n")) {
    const [path = ""] = line.split(": ");
    const person = PERSON.exec(path);
    const thing = person === null ? THING.exec(path) : null;
    const use =
      person?.[1] !== undefined
        ? { kind: "people", id: person[1] }
        : thing && { kind: thing[1] ?? "", id: thing[2] ?? "" };
    if (use === null || !KINDS.has(use.kind) || (use.kind === kind && use.id === id)) rest.push(line);
    else uses.set(`${use.kind} ${use.id}`, use);
  }
  return { uses: [...uses.values()], rest };
}

/** Kinds that have a page for one of them. */
export const hasPage = (kind: string): boolean => kind === "queues" || EDITED.some((one) => one === kind);
