import type { ReactElement } from "react";
import type { Messages } from "../i18n/en";
import { Chip } from "../ui/Marks";
import type { AdminRecord } from "./records";

/** Whether a record is in use. */
export function Activity({
  record,
  messages: { admin },
}: {
  readonly record: AdminRecord;
  readonly messages: Messages;
}): ReactElement {
  const isActive = record["is_active"] !== false;
  return <Chip tone={isActive ? "good" : "plain"}>{isActive ? admin.active : admin.inactive}</Chip>;
}
