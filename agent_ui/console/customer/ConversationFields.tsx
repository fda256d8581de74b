import { useCallback, useMemo, type ReactElement } from "react";
import { fieldsOf } from "../desk/customFields";
import { currentRow } from "../desk/derived";
import { sayField } from "../desk/fieldValues";
import { useConsole } from "../desk/store";
import { shownValue } from "../fields/shown";
import { useLanguage, useMessages } from "../i18n/language";
import { DefinedField } from "./DefinedField";
import { focusSoon, useTask } from "./draft";
import { Fold, inOneLine } from "./Fold";

const findFirst = () => document.querySelector<HTMLElement>("[data-conversation-fields] button");

/** What the company wants to know of this conversation, each to be changed where it stands. */
export function ConversationFields({ conversation }: { readonly conversation: string }): ReactElement | null {
  const { fields: words } = useMessages();
  const { language } = useLanguage();
  const floor = useConsole((state) => state.floor);
  const queue = useConsole((state) => currentRow(state, conversation)?.queue ?? "");
  const said = useConsole((state) => state.logs[conversation]?.fields);
  useTask(
    "fields",
    useCallback(() => focusSoon(findFirst), []),
  );
  const defined = useMemo(() => fieldsOf(floor, "conversation", queue), [floor, queue]);
  if (said === undefined || defined.length === 0) return null;
  const record = { id: conversation, version: said.version, edits: said.edits };
  return (
    <Fold
      id="conversation-fields"
      title={words.ofConversation}
      summary={inOneLine(...defined.map((one) => shownValue(one, said.values[one.id] ?? "", language, words)))}
      record={conversation}
      holds={(task) => task === "fields" || task.startsWith("fields.")}
    >
      <div data-conversation-fields>
        {defined.map((one) => (
          <DefinedField
            key={one.id}
            record={record}
            defined={one}
            field={`fields.${one.id}`}
            text={said.values[one.id] ?? ""}
            save={async (text, base) => sayField(conversation, one.id, text, base)}
          />
        ))}
      </div>
    </Fold>
  );
}
