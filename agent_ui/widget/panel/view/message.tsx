import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Chat } from "../chat.ts";
import { linkify } from "../linkify.ts";
import { Icon } from "./icon.tsx";
import type { Row } from "./rows.ts";
import { clockTime } from "./times.ts";
import type { Tools } from "./tools.ts";

const PICTURE = /\.(png|jpe?g|gif|webp|avif)$/i;

interface Props {
  readonly chat: Chat;
  readonly row: Row;
  readonly tools: Tools;
}

export function Message({ chat, row, tools }: Props): JSX.Element {
  const { deeds, language, settings } = tools;
  return (
    <div id={row.item?.id} class={`message ${row.isMine ? "mine" : "theirs"} ${row.isFirst ? "first" : ""}`}>
      {row.isFirst && !row.isMine && row.author && <p class="author">{row.author}</p>}
      {deeds && <deeds.Above chat={chat} row={row} tools={tools} />}
      {row.text && <Text text={row.text} />}
      {Object.entries(row.files).map(([address, name]) => (
        <Attachment key={address} address={new URL(address, settings.origin).href} name={name} />
      ))}
      {deeds && <deeds.Below chat={chat} row={row} tools={tools} />}
      {(row.isLast || row.isRefused) && (
        <p class={row.isRefused ? "meta failed" : "meta"}>
          {row.isPending ? null : <time dateTime={row.at}>{clockTime(row.at, language)}</time>}
          <State row={row} tools={tools} />
        </p>
      )}
    </div>
  );
}

function Text({ text }: { text: string }): JSX.Element {
  return (
    <p class="text">
      {linkify(text).map((piece) =>
        piece.address === null ? (
          piece.text
        ) : (
          <a key={piece.start} href={piece.address} target="_blank" rel="noopener noreferrer nofollow ugc">
            {piece.text}
          </a>
        ),
      )}
    </p>
  );
}

function Attachment(props: { address: string; name: string }): JSX.Element {
  const [isBroken, setBroken] = useState(false);
  const isPicture = PICTURE.test(props.name) && !isBroken;
  return (
    <a class={isPicture ? "picture" : "file"} href={props.address} target="_blank" rel="noopener noreferrer">
      {isPicture ? (
        <img src={props.address} alt={props.name} loading="lazy" onError={() => setBroken(true)} />
      ) : (
        <>
          <Icon name="file" />
          <span>{props.name}</span>
        </>
      )}
    </a>
  );
}

function State({ row, tools }: { row: Row; tools: Tools }): JSX.Element | null {
  const { words, actions } = tools;
  const { clientId } = row;
  if (row.isRefused) {
    return (
      <>
        <span>{words.notSent}</span>
        {clientId !== null && (
          <>
            <button class="plain" onClick={() => actions.tryAgain(clientId)}>
              {words.tryAgain}
            </button>
            <button class="plain" onClick={() => actions.discard(clientId)}>
              {words.discard}
            </button>
          </>
        )}
      </>
    );
  }
  if (!row.isMine) return null;
  return <span>{row.isPending ? words.sending : words[row.progress]}</span>;
}
