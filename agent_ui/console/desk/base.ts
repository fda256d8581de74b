/** The folder the page was loaded from: the hub may live at `/` or under any prefix. */
export const base = new URL("./", document.baseURI);

/** The address of a path of the hub, wherever the hub itself lives. */
export function hubUrl(path: string): string {
  return new URL(path.replace(/^\//, ""), base).href;
}

/** Where the live line is opened, as Socket.IO wants it: a path without the origin. */
export const socketPath = `${base.pathname}socket.io`;

/** What a one-time link is for, where the page was opened with one. */
export function purposeOf(pathname: string): "setup" | "password" | "address" | null {
  const purpose = pathname.split("/").at(-1);
  return purpose === "setup" || purpose === "password" || purpose === "address" ? purpose : null;
}

/** A tab that is somebody of its own comes and goes; what is installed is the hub itself. */
export const IS_ONE_TAB = /\/tab\/[^/]+\/$/.test(base.pathname);
