import type { ReactElement } from "react";
import { queueName } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import { day } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import editor from "../queues/Editor.module.css";
import { gainOf, sentencesOf, type LendingProposal } from "./lending";
import styles from "./Lending.module.css";

/** What a proposal says, what it gained, and from which day it was made. */
export function Terms({ proposal }: { readonly proposal: LendingProposal }): ReactElement {
  const messages = useAdministrationMessages();
  const { lending: words } = messages;
  const state = useConsole((desk) => desk);
  const sentences = sentencesOf(messages, proposal, (queue) => queueName(state, queue));
  return (
    <>
      <ul className={styles.terms}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {sentences.length === 0 && <li>{words.nobodyLends}</li>}
      </ul>
      <p>{gainOf(messages, proposal)}</p>
      <p className={editor.hint}>{words.madeOn(day(`${proposal.made_on}T12:00:00`))}</p>
    </>
  );
}
