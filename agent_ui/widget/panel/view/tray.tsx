import type { JSX } from "preact";

import type { Words } from "../words/catalogue.ts";
import { Icon, IconButton } from "./icon.tsx";
import type { Uploads } from "./uploads.ts";

/** The files that wait beside the message being written. */
export function Tray({ uploads, words }: { uploads: Uploads; words: Words }): JSX.Element | null {
  if (uploads.all.length === 0) return null;
  return (
    <ul class="tray">
      {uploads.all.map((one) => (
        <li key={one.key} class={one.problem ? "refused" : ""}>
          <Icon name="file" />
          <span class="name">{one.problem || one.name}</span>
          {!one.sent && !one.problem && (
            <progress max={100} value={one.percent} aria-label={words.uploading(one.name, one.percent)} />
          )}
          <IconButton
            icon="close"
            label={words.remove(one.name)}
            look="small"
            onPress={() => uploads.remove(one.key)}
          />
        </li>
      ))}
    </ul>
  );
}
