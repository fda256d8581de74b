import type { ReactElement } from "react";
import type { AdministrationMessages } from "../i18n/administration";
import { Chip } from "../ui/Marks";
import type { AdminRecord } from "./records";

/** Whether a record is in use. */
export function Activity({
  record,
  messages: { admin },
}: {
  readonly record: AdminRecord;
  readonly messages: AdministrationMessages;
}): ReactElement {
  const isActive = record["is_active"] !== false;
  return <Chip tone={isActive ? "good" : "plain"}>{isActive ? admin.active : admin.inactive}</Chip>;
}
