/** The address of a server with what one signs in with, in its parts. */

export interface ServerParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly password: string;
  /** Folder and options, as they were written. */
  readonly rest: string;
}

const SERVER = /^([a-z]+):\/\/(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[^\]]*\]|[^:/?#]*)(?::([^/?#]*))?(.*)$/s;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The parts of an address; of none, those of an empty one. */
export function partsOf(url: string, scheme: string): ServerParts {
  const [, found = scheme, user = "", password = "", host = "", port = "", rest = ""] = SERVER.exec(url.trim()) ?? [];
  return { scheme: found, host, port, user: decoded(user), password: decoded(password), rest };
}

/** The address in one piece; of parts that say nothing, nothing. */
export function urlOf({ scheme, host, port, user, password, rest }: ServerParts): string {
  if ([host, port, user, password, rest].every((text) => text.trim() === "")) return "";
  const who = user === "" && password === "" ? "" : encodeURIComponent(user.trim());
  const signed = password === "" ? who : `${who}:${encodeURIComponent(password)}`;
  const at = signed === "" ? "" : `${signed}@`;
  return `${scheme}://${at}${host.trim()}${port.trim() === "" ? "" : `:${port.trim()}`}${rest}`;
}

/** Whether a setting is only referred to, so that it may be read. */
export const isReference = (value: string): boolean => /^(?:env|file):/.test(value);
