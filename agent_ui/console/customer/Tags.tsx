import { useCallback, useState, type ReactElement } from "react";
import { api } from "../desk/api";
import type { Customer } from "../desk/customers";
import { useMessages } from "../i18n/language";
import { TagField } from "../ui/TagField";
import { focusSoon, useTask } from "./draft";
import type { Save } from "./useCustomer";

/** The customer's tags; those that anybody used before are suggested. */
export function Tags({ customer, save }: { readonly customer: Customer; readonly save: Save }): ReactElement {
  const words = useMessages().customer.tags;
  const [known, setKnown] = useState<readonly string[]>([]);
  useTask(
    "tags",
    useCallback(() => focusSoon(() => document.querySelector<HTMLElement>("[data-tags] input")), []),
  );
  const change = async (tag: string, isThere: boolean) =>
    (await save({ tags: { [tag]: isThere } }, customer.version)) === "saved";
  return (
    <div data-tags>
      <TagField
        tags={customer.tags}
        suggestions={known}
        words={{ title: words.title, add: words.add, none: words.none, remove: words.remove }}
        onAdd={async (tag) => change(tag, true)}
        onRemove={(tag) => void change(tag, false)}
        onFocus={() =>
          void api.tags().then(
            ({ tags }) => setKnown(tags),
            () => undefined,
          )
        }
      />
    </div>
  );
}
