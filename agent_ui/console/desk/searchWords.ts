/** Filters are words among others, such as `channel:sms`: whoever picks one from a list sees what could be typed. */

export const FILTERS = ["channel", "queue", "state", "agent", "tag", "field", "from", "to"] as const;
export type Filter = (typeof FILTERS)[number];

const word = (name: Filter) => new RegExp(`(?<!\\S)${name}[:：](?:"([^"]*)"?|(\\S*))\\s*`, "gi");

/** What the query says of a filter; empty where it says nothing. */
export function filterOf(query: string, name: Filter): string {
  const found = word(name).exec(query);
  return found?.[1] ?? found?.[2] ?? "";
}

/** The query with this filter and no other of its name; without one where the value is empty. */
export function withFilter(query: string, name: Filter, value: string): string {
  const rest = query.replace(word(name), "").trim();
  if (value === "") return rest;
  const said = `${name}:${/\s/.test(value) ? `"${value}"` : value}`;
  return rest === "" ? `${said} ` : `${rest} ${said} `;
}

/** The query without filters: what is looked for everywhere. */
export function withoutFilters(query: string): string {
  return FILTERS.reduce((rest, name) => withFilter(rest, name, ""), query);
}
