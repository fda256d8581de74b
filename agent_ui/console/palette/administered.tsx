import type { ReactNode } from "react";
import { groupOf, hasOnlyQueues, sectionsFor } from "../desk/sections";
import type { Named } from "../desk/people";
import { useConsole } from "../desk/store";
import { go } from "../desk/view";
import { useAdministrationMessages } from "../i18n/administration";

export interface AdministeredLine {
  readonly id: string;
  readonly perform: () => void;
  readonly content: ReactNode;
}

const MOST = 6;

/** For whoever administers: the sections, and people, queues and teams by name, each with the way to its page. */
export function useAdministered(query: string) {
  const { admin } = useAdministrationMessages();
  const permissions = useConsole((state) => state.session?.permissions) ?? [];
  const isHers = {
    people: permissions.includes("admin.manage"),
    queues: permissions.includes("floor.routing"),
    teams: permissions.includes("admin.manage"),
  };
  const hers = sectionsFor(permissions);
  const { people, queues, teams } = useConsole((state) => state.floor);
  const wanted = query.trim().toLocaleLowerCase();
  if (hasOnlyQueues(hers) || wanted === "") return [];
  const isWanted = (name: string) => name.toLocaleLowerCase().includes(wanted);
  const line = (id: string, section: string, name: string, thing?: string): AdministeredLine => ({
    id: `admin-${id}`,
    perform: () => go({ page: "admin", section, ...(thing !== undefined && { id: thing }) }),
    content: <span>{name}</span>,
  });
  const things = (kind: "people" | "queues" | "teams", all: readonly Named[]) => ({
    name: admin[kind],
    lines: all
      .filter(({ name }) => isHers[kind] && isWanted(name))
      .slice(0, MOST)
      .map(({ id, name }) => line(`${kind}-${id}`, kind, name, id)),
  });
  const sections = hers.filter((section) =>
    [admin[section], admin.groups[groupOf(section)], admin.title].some(isWanted),
  );
  return [
    { name: admin.title, lines: sections.map((section) => line(section, section, admin[section])) },
    things("people", people),
    things("queues", queues),
    things("teams", teams),
  ].filter(({ lines }) => lines.length > 0);
}
