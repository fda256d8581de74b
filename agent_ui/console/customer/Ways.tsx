import type { ReactElement } from "react";
import type { Around, Customer, Identity, WayToReach } from "../desk/types";
import { channelWord } from "../desk/words";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { channelIcon, Icon } from "../ui/Icon";
import { Chip } from "../ui/Marks";
import styles from "./Customer.module.css";

interface Props {
  readonly customer: Customer;
  readonly around: Around | null;
  /** Whether it is surely she with whom this conversation is; only then an address of hers is shown in green. */
  readonly isProven: boolean;
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
export function Ways({ customer, around, isProven }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.customer;
  const ways: readonly (Identity & Partial<WayToReach>)[] = around?.ways ?? customer.identities;
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
              {way.opted_out_at !== null && (
                <span className={styles.refusal}>{words.consents.optedOut(moment(way.opted_out_at))}</span>
              )}
            </span>
            <Chip tone={way.is_verified && isProven ? "good" : "plain"}>
              {way.is_verified ? messages.verified : messages.unverified}
            </Chip>
          </li>
        ))}
      </ul>
    </section>
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
