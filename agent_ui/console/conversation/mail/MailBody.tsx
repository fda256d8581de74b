import { useId, useMemo, useState, type ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { useMailWords } from "../../i18n/mail";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { isLong } from "../fold";
import { FoldButton } from "../FoldButton";
import timeline from "../Timeline.module.css";
import styles from "./Mail.module.css";
import { inlineFiles } from "./inline";
import { MailFrame } from "./MailFrame";
import { readMail, waitingPictures, withPictures } from "./readMail";
import { trustPictures, useTrusted } from "./trusted";

interface Props {
  readonly item: Item;
  readonly title: string;
}

const FIRST_HEIGHT_PX = 80;

/** A mail as it was designed: what is new in it, and its pictures and what it quotes when they are asked for. */
export function MailBody({ item, title }: Props): ReactElement {
  const words = useMessages().conversation;
  const mail = useMemo(() => readMail(item.html ?? "", inlineFiles(item)), [item]);
  const [isQuoted, setQuoted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [height, setHeight] = useState(FIRST_HEIGHT_PX);
  const [isAsked, setAsked] = useState(false);
  const isProven = item.details["unproven"] === undefined;
  const sender = isProven ? (item.letter?.sender ?? "") : "";
  const isTrusted = useTrusted(sender);
  // What the hub takes for the mail itself, such as what is passed on, is no quotation whatever it looks like.
  const fresh = item.full_text !== "" && item.full_text !== item.text ? mail.fresh : null;
  const shown = isQuoted || fresh === null ? mail.whole : fresh;
  const waiting = waitingPictures(shown);
  const mayFetch = waiting > 0 && (isAsked || isTrusted);
  const text = isQuoted ? item.full_text : item.text;
  return (
    <>
      {waiting > 0 && (
        <Pictures
          count={waiting}
          sender={sender}
          isTrusted={isTrusted}
          isShown={mayFetch}
          onShow={() => setAsked(true)}
        />
      )}
      <MailFrame
        // Rules are a page's own: with others it is another page.
        key={String(mayFetch)}
        html={mayFetch ? withPictures(shown) : shown}
        title={title}
        isColoured={mail.isColoured}
        mayFetch={mayFetch}
        height={height}
        onHeight={setHeight}
        isFolded={isLong(text) && !isOpen}
      />
      {isLong(text) && <FoldButton isOpen={isOpen} onChange={setOpen} />}
      {fresh !== null && (
        <button type="button" className={timeline.quoted} aria-expanded={isQuoted} onClick={() => setQuoted(!isQuoted)}>
          {isQuoted ? words.quotedHide : words.quoted}
        </button>
      )}
    </>
  );
}

interface PicturesProps {
  readonly count: number;
  /** Whose pictures may always be shown; empty where nobody knows who wrote. */
  readonly sender: string;
  readonly isTrusted: boolean;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

/** What is not shown and why, with a way to see it once or always. */
function Pictures({ count, sender, isTrusted, isShown, onShow }: PicturesProps): ReactElement | null {
  const words = useMailWords();
  const place = useId();
  if (isShown && !isTrusted) return null;
  return (
    <div className={styles.pictures} role="group" aria-labelledby={place}>
      <Icon name="file" />
      <span id={place}>{isTrusted ? words.picturesAlways(sender) : words.pictures(count)}</span>
      {isTrusted ? (
        <Button isSmall tone="quiet" onPress={() => trustPictures(sender, false)}>
          {words.never}
        </Button>
      ) : (
        <>
          <Button isSmall onPress={onShow}>
            {words.show}
          </Button>
          {sender !== "" && (
            <Button isSmall tone="quiet" onPress={() => trustPictures(sender, true)}>
              {words.always(sender)}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
