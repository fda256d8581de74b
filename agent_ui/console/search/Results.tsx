import { useState, type MouseEvent, type ReactElement, type ReactNode } from "react";
import { api } from "../desk/api";
import { called } from "../desk/called";
import { queueName } from "../desk/derived";
import { attempt } from "../desk/notices";
import { useConsole } from "../desk/store";
import { Ago } from "../desk/times";
import type { Found, FoundConversation, FoundCustomer, SearchAnswer } from "../desk/found";
import { hashOf, openFound, openFoundCustomer } from "../desk/view";
import { channelWord, stateWord } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { channelIcon, Icon } from "../ui/Icon";
import { Marked, plainText } from "../ui/Marked";
import { Chip } from "../ui/Marks";
import styles from "./Search.module.css";

interface Props {
  readonly query: string;
  readonly answer: SearchAnswer;
}

const PAGE = 20;

/** What was found, customers first; each group goes on as far as one likes. */
export function Results({ query, answer }: Props): ReactElement {
  const { search } = useMessages();
  const customers = usePages(answer.customers, async (after) => {
    return (await api.search({ q: query, limit: PAGE, kind: "customers", after })).customers;
  });
  const conversations = usePages(answer.conversations, async (after) => {
    return (await api.search({ q: query, limit: PAGE, kind: "conversations", after })).conversations;
  });
  return (
    <>
      <Group id="found-customers" name={search.customers} more={search.moreCustomers} pages={customers}>
        {customers.found.map((found) => (
          <CustomerRow key={found.id} found={found} />
        ))}
      </Group>
      <Group id="found-conversations" name={search.conversations} more={search.moreConversations} pages={conversations}>
        {conversations.found.map((found) => (
          <ConversationRow key={found.id} found={found} />
        ))}
      </Group>
    </>
  );
}

interface Pages<Thing> extends Found<Thing> {
  readonly isBusy: boolean;
  readonly more: () => void;
}

function usePages<Thing>(first: Found<Thing>, fetchPage: (after: string) => Promise<Found<Thing>>): Pages<Thing> {
  const [later, setLater] = useState<Found<Thing> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const found = later === null ? first.found : [...first.found, ...later.found];
  const next = later === null ? first.next : later.next;
  const fetchMore = async (after: string) => {
    setBusy(true);
    const page = await attempt(() => fetchPage(after));
    if (page !== undefined) setLater((old) => ({ found: [...(old?.found ?? []), ...page.found], next: page.next }));
    setBusy(false);
  };
  return { found, next, isBusy, more: () => next !== null && void fetchMore(next) };
}

interface GroupProps {
  readonly id: string;
  readonly name: string;
  readonly more: string;
  readonly pages: Pages<unknown>;
  readonly children: ReactNode;
}

function Group({ id, name, more, pages, children }: GroupProps): ReactElement | null {
  if (pages.found.length === 0 && pages.next === null) return null;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {name}
      </h2>
      <ul className={styles.list}>{children}</ul>
      {pages.next !== null && (
        <Button isSmall isDisabled={pages.isBusy} onPress={pages.more}>
          {more}
        </Button>
      )}
    </section>
  );
}

/** A plain click opens it here; with a key held down the browser does what it always does with links. */
function opens(open: () => void) {
  return (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  };
}

function CustomerRow({ found }: { readonly found: FoundCustomer }): ReactElement {
  const messages = useMessages();
  const { conversation } = found;
  const name = called(messages, { id: found.id, name: plainText(found.name) });
  const content = (
    <>
      <Avatar name={name} id={found.id} />
      <span className={styles.text}>
        <span className={styles.name}>
          {plainText(found.name) === "" ? name : <Marked segments={found.name} />}
          {found.tier !== "" && <Chip>{found.tier}</Chip>}
        </span>
        {found.details.map((detail) => (
          <span key={plainText(detail)} className={styles.snippet}>
            <Marked segments={detail} />
          </span>
        ))}
        {conversation === null && <span className={styles.facts}>{messages.search.noConversation}</span>}
      </span>
    </>
  );
  if (conversation === null) return <li className={styles.row}>{content}</li>;
  return (
    <li>
      <a
        className={styles.row}
        href={hashOf({ page: "inbox", list: "mine", conversation })}
        onClick={opens(() => openFoundCustomer(conversation))}
      >
        {content}
      </a>
    </li>
  );
}

function ConversationRow({ found }: { readonly found: FoundConversation }): ReactElement {
  const messages = useMessages();
  const queue = useConsole((state) => queueName(state, found.queue));
  const name = called(messages, { id: found.customer_id, name: plainText(found.customer) });
  const facts = [
    channelWord(messages, found.channel),
    queue,
    stateWord(messages, found.state),
    ...(found.agent === null ? [] : [messages.conversation.heldBy(found.agent.name)]),
  ];
  return (
    <li>
      <a
        className={styles.row}
        href={hashOf({ page: "inbox", list: "mine", conversation: found.id })}
        onClick={opens(() => openFound(found.id, found.item))}
      >
        <Avatar name={name} id={found.customer_id} />
        <span className={styles.text}>
          <span className={styles.name}>
            <span className={styles.who}>
              {plainText(found.customer) === "" ? name : <Marked segments={found.customer} />}
            </span>
            <span className={styles.when}>
              <Ago at={found.at} />
            </span>
          </span>
          {plainText(found.subject) !== "" && (
            <span>
              <Marked segments={found.subject} />
            </span>
          )}
          <span className={styles.snippet}>
            {found.found_in === "note" && <Chip tone="warn">{messages.search.places.note}</Chip>}
            {found.author !== "" && <b>{`${found.author}: `}</b>}
            <Marked segments={found.snippet} />
          </span>
          <span className={styles.facts}>
            <Icon name={channelIcon(found.channel)} />
            {facts.join(" · ")}
          </span>
        </span>
      </a>
    </li>
  );
}
