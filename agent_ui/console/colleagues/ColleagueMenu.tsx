import type { ReactElement } from "react";
import { called } from "../desk/called";
import { beginDeed, deedsFor, matterOf, type ColleagueDeed } from "../desk/colleagueDeeds";
import { present, useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { IconButton } from "../ui/Button";
import { Menu } from "../ui/Menu";

interface Props {
  readonly id: string;
  readonly name: string;
}

const isDeed = (text: string): text is ColleagueDeed => ["hand_over", "invite", "ask"].includes(text);

/** What I may do with a colleague about the conversation I come from. */
export function ColleagueMenu({ id, name }: Props): ReactElement | null {
  const messages = useMessages();
  const words = messages.reach.deeds;
  const row = useConsole(matterOf);
  const deeds = row === null ? [] : deedsFor(present(), row, id);
  if (row === null || deeds.length === 0) return null;
  return (
    <Menu
      label={words.label(name)}
      trigger={<IconButton icon="dots" label={words.label(name)} />}
      groups={[
        {
          id: "deeds",
          name: words.about(called(messages, row.customer)),
          entries: deeds.map((deed) => ({ id: deed, name: words[deed] })),
        },
      ]}
      onChoose={(_group, deed) => isDeed(deed) && beginDeed(deed, row.id, id, name)}
    />
  );
}
