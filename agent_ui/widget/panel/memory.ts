/** The session string, the only thing this widget keeps in the visitor's browser. */
export interface Memory {
  session: string;
}

/** Keep it in localStorage, or in this page alone where the browser forbids storing. */
export function createMemory(key: string): Memory {
  let inPage = "";
  return {
    get session() {
      try {
        return localStorage.getItem(key) ?? inPage;
      } catch {
        return inPage;
      }
    },
    set session(value) {
      inPage = value;
      try {
        localStorage.setItem(key, value);
      } catch {
        // Private windows and blocked storage: the chat lasts as long as the page.
      }
    },
  };
}
