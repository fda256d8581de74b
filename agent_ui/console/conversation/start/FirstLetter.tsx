import { useState, type ReactElement } from "react";
import type { Customer } from "../../desk/customers";
import { may } from "../../desk/derived";
import { ANOTHER, SOMEBODY } from "../../desk/firstLetters";
import type { Outreach, OutreachAccount } from "../../desk/outreach";
import { openIn } from "../../desk/replies";
import { useConsole } from "../../desk/store";
import { closeDialog } from "../../desk/view";
import { moment } from "../../i18n/format";
import { useAllowedWords } from "../../i18n/allowed";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { DialogActions, DialogBody } from "../../ui/Dialog";
import { ChoiceField, Field, Toggle } from "../../ui/Field";
import { FilePicker, SegmentCount } from "../ComposerTools";
import { ANYTHING, excessOf } from "../limits";
import { Signature } from "../letter/Signature";
import { excessSentence } from "../sending/excessSentence";
import { OpenVariables } from "../OpenVariables";
import { UploadList } from "../UploadList";
import { useFirstUploads } from "../uploads";
import { Copies } from "./Copies";
import { FirstText } from "./FirstText";
import { HeldByOthers } from "./HeldByOthers";
import { NotSent } from "./NotSent";
import { faultsOf, useFirstLetter, type Letter } from "./useFirstLetter";
import { useFirstSuggesting } from "./useFirstSuggesting";
import { Whom } from "./Whom";
import styles from "./Start.module.css";

interface Props {
  readonly outreach: Outreach;
  readonly accounts: readonly OutreachAccount[];
  /** What is known of her, for canned replies. */
  readonly known: Customer | null;
  /** Write to somebody else instead. */
  readonly onWhom: (outreach: Outreach) => void;
}

/** To whom, from where, and what. */
export function FirstLetter({ outreach, accounts, known, onWhom }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.outreach;
  /** `like` is as the account will be that is still to be chosen. */
  const { letter, recipient, change, usable, account, like, isGone, problem, isSending, send, handOn } = useFirstLetter(
    outreach,
    accounts,
  );
  const limits = like?.limits ?? ANYTHING;
  const uploads = useFirstUploads(recipient, limits);
  const suggesting = useFirstSuggesting(like, known, letter.subject);
  const open = openIn(letter.text).map(({ name }) => name);
  /** The text that was to be sent although something in it is not filled in. */
  const [warnedOf, setWarnedOf] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  // As it was opened: what is typed moves no focus.
  const [isNamed] = useState(() => (letter.to !== SOMEBODY && letter.to !== ANOTHER) || letter.address !== "");
  const files = uploads.list.flatMap(({ file }) => (file === null ? [] : [file.id]));
  const found = faultsOf(letter, account, uploads.list.length > 0, messages);
  const faults = isTried ? found : {};
  const excess = excessOf(
    limits,
    letter.text.trim(),
    uploads.list.map(({ sent }) => sent),
  );
  const allowed = useAllowedWords();
  const tooMuch = excess === null ? undefined : excessSentence(allowed, excess);

  function submit(): void {
    setTried(true);
    if (open.length > 0 && warnedOf !== letter.text) return setWarnedOf(letter.text);
    if (Object.keys(found).length === 0 && excess === null && !uploads.isBusy) void send(files);
  }

  return (
    <DialogBody>
      <NotSent current={{ customer: outreach.customer, to: letter.to, address: letter.address }} onGoOn={onWhom} />
      <Whom
        outreach={outreach}
        accounts={accounts}
        letter={letter}
        onChange={change}
        onWhom={(next) => {
          handOn(next);
          onWhom(next);
        }}
        fault={faults.address}
      />
      {outreach.customer !== null && <HeldByOthers customer={outreach.customer.id} />}
      <ChoiceField
        label={words.from}
        placeholder={words.chooseFrom}
        choices={usable.map(({ id, name, address }) => ({ id, name, detail: address }))}
        value={account?.id ?? null}
        onChange={(id) => change({ account: id })}
        error={isGone ? words.fromGone : usable.length === 0 ? words.noAccount : faults.account}
      />
      {like?.features.includes("copies") && <Copies letter={letter} onChange={change} fault={faults.copies} />}
      {account !== undefined && <Quiet account={account} letter={letter} onChange={change} />}
      {like?.features.includes("subject") && (
        <Field
          label={words.subject}
          value={letter.subject}
          onChange={(subject) => change({ subject })}
          autoFocus={isNamed && letter.subject === ""}
          error={faults.subject}
        />
      )}
      <FirstText
        isRich={like?.features.includes("html") ?? false}
        letter={letter}
        suggesting={suggesting}
        onChange={change}
        onSend={submit}
        isFocusedFirst={isNamed && (letter.subject !== "" || !like?.features.includes("subject"))}
        error={tooMuch ?? faults.text}
      />
      <OpenVariables names={open} isWarned={warnedOf === letter.text} />
      <Signature text={account?.signature ?? ""} />
      <UploadList uploads={uploads} />
      <div className={styles.tools}>
        {like?.features.includes("attachments") && <FilePicker onFiles={uploads.add} />}
        {like?.features.includes("phone_numbers") && letter.text !== "" && <SegmentCount text={letter.text} />}
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <DialogActions>
        <Button onPress={closeDialog}>{messages.cancel}</Button>
        <Button tone="primary" icon="send" isDisabled={uploads.isBusy} onPress={submit}>
          {isSending ? words.sending : words.send}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

interface QuietProps {
  readonly account: OutreachAccount;
  readonly letter: Letter;
  readonly onChange: (fields: Partial<Letter>) => void;
}

/** That it is quiet now, until when, and for whoever may pass over it how. */
function Quiet({ account, letter, onChange }: QuietProps): ReactElement | null {
  const words = useMessages().outreach;
  const mayPass = useConsole((state) => may(state, "outreach.any_time"));
  if (account.quiet_until === null) return null;
  return (
    <div className={styles.quiet}>
      <p role="status">
        {account.quiet_zone === null
          ? words.quiet(moment(account.quiet_until))
          : words.quietThere(moment(account.quiet_until), account.quiet_zone)}
      </p>
      {mayPass && (
        <Toggle label={words.quietAnyway} isOn={letter.isAnyway} onChange={(isAnyway) => onChange({ isAnyway })} />
      )}
    </div>
  );
}
