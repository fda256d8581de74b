import { may } from "../desk/derived";
import type { ReactElement } from "react";
import { removeAddress } from "../desk/addresses";
import { writeTo } from "../desk/outreach";
import { useConsole } from "../desk/store";
import type { Around, Customer, Identity, WayToReach } from "../desk/customers";
import { channelWord } from "../desk/words";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { IconButton } from "../ui/Button";
import { channelIcon, Icon } from "../ui/Icon";
import { Chip } from "../ui/Marks";
import { AddAddress, focusIfLost } from "./AddAddress";
import styles from "./Customer.module.css";

interface Props {
  readonly customer: Customer;
  readonly around: Around | null;
  /** The channel over which nothing has proven that it is she, whatever she proved before; null where that is sure. */
  readonly unproven: string | null;
  readonly conversation: string;
}

/** The way that reaches her best now, in one sentence with its reason. */
export function BestWay({ around }: { readonly around: Around }): ReactElement | null {
  const messages = useMessages();
  const words = messages.customer.reach;
  const best = around.ways[0];
  if (best === undefined) return null;
  const reason = words.why[best.why] ?? "";
  return (
    <p className={styles.best}>
      <Icon name={best.is_possible ? channelIcon(best.channel) : "warning"} />
      <span>
        <strong>{best.is_possible ? words.best(channelWord(messages, best.channel)) : words.none}</strong> {reason}
        {best.opens_at !== null && ` ${words.opens(moment(best.opens_at))}`}
      </span>
    </p>
  );
}

/** All her addresses, the best first, each with what speaks for it or against it. */
export function Ways({ customer, around, unproven, conversation }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.customer;
  const channels = useConsole((state) => state.floor.channels);
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const known = new Map(customer.identities.map((identity) => [identity.id, identity]));
  const waysThen = around?.ways.filter(({ id }) => known.has(id)) ?? [];
  // What was added a moment ago is hers already, and one learns later how good a way it is.
  const others = customer.identities.filter(({ id }) => !waysThen.some((way) => way.id === id));
  const ways: readonly (Identity & Partial<WayToReach>)[] = [
    ...waysThen.map((way) => ({ ...known.get(way.id), ...way })),
    ...others,
  ];
  return (
    <section className={styles.section} aria-labelledby="identities">
      <h3 id="identities" className={styles.title}>
        {words.identities}
      </h3>
      <ul className={styles.identities}>
        {ways.map((way) => (
          <li key={way.id} className={styles.identity}>
            <Icon name={channelIcon(way.channel)} />
            <span className={styles.address}>
              <span className="unseen">{channelWord(messages, way.channel)}: </span>
              {way.address || channelWord(messages, way.channel)}
              <Reason way={way} />
              {way.added_by && (
                <span className={styles.reason}>{words.addresses.by(way.added_by, moment(way.added_at ?? ""))}</span>
              )}
              {way.opted_out_at !== null && (
                <span className={styles.refusal}>{words.consents.optedOut(moment(way.opted_out_at))}</span>
              )}
              <Proof isVerified={way.is_verified && way.channel !== unproven} isMeant={way.channel === unproven} />
            </span>
            {mayWork && channels[way.channel]?.features.includes("first_word") && way.opted_out_at === null && (
              <IconButton
                icon="pencil"
                label={messages.outreach.write(way.address)}
                onPress={() => writeTo(customer, way.id)}
              />
            )}
            {mayWork && way.can_be_removed && (
              <IconButton
                icon="cross"
                label={words.addresses.remove(way.address)}
                onPress={() => void removeAddress(customer.id, conversation, way).then(focusIfLost)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayWork && <AddAddress customer={customer} conversation={conversation} />}
    </section>
  );
}

/** Whether it is hers for certain, and what it means where that is not so. */
function Proof({ isVerified, isMeant }: { readonly isVerified: boolean; readonly isMeant: boolean }): ReactElement {
  const messages = useMessages();
  if (isVerified) return <Chip tone="good">{messages.verified}</Chip>;
  return (
    <span title={messages.customer.unprovenHint}>
      <Chip tone={isMeant ? "warn" : "plain"}>{messages.unverified}</Chip>
      {isMeant && <span className="unseen">. {messages.customer.unprovenHint}</span>}
    </span>
  );
}

/** What speaks for it; that she wants nothing there stands by itself. */
function Reason({ way: { why, heard_at } }: { readonly way: Partial<WayToReach> }): ReactElement {
  const words = useMessages().customer.reach;
  const parts = [
    why === undefined || why === "opted_out" ? "" : (words.why[why] ?? ""),
    heard_at ? words.heard(moment(heard_at)) : "",
  ];
  return <span className={styles.reason}>{parts.filter((part) => part !== "").join(" ")}</span>;
}
