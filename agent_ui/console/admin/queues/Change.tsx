import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import type { FieldName } from "./fields";
import { valueWords, type NameOf } from "./sentences";
import styles from "./Editor.module.css";

interface Props {
  readonly field: FieldName;
  readonly before: unknown;
  readonly after: unknown;
  readonly nameOf: NameOf;
}

/** What a field was, and what it is instead. */
export function Change({ field, before, after, nameOf }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  return (
    <>
      <span className={styles.was}>
        <span className="unseen">{words.was}: </span>
        {valueWords(messages, field, before, nameOf)}
      </span>{" "}
      <span aria-hidden="true">→</span>{" "}
      <strong>
        <span className="unseen">{words.became}: </span>
        {valueWords(messages, field, after, nameOf)}
      </strong>
    </>
  );
}
