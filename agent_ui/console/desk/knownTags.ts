import { useEffect, useState } from "react";
import { api } from "./api";

const NONE: readonly string[] = [];

/** The tags in use of conversations; without them one can still write others. */
export function useKnownTags(): readonly string[] {
  const [tags, setTags] = useState(NONE);
  useEffect(() => {
    api.tags("conversations").then(
      (found) => setTags(found.tags),
      () => undefined,
    );
  }, []);
  return tags;
}
