import { useEffect, useState, type ReactElement } from "react";
import { called } from "../../desk/called";
import { api } from "../../desk/api";
import type { Customer } from "../../desk/customers";
import { learnFirstLetters } from "../../desk/firstLetters";
import { explain } from "../../desk/notices";
import { outreachAccounts, type Outreach, type OutreachAccount } from "../../desk/outreach";
import { closeDialog } from "../../desk/view";
import { useFirstLetterMessages } from "../../i18n/firstLetters";
import { Dialog, DialogBody } from "../../ui/Dialog";
import { Skeleton } from "../../ui/Marks";
import { FirstLetter } from "./FirstLetter";
import styles from "./Start.module.css";

interface Known {
  readonly asked: Outreach;
  readonly whom: Outreach;
  readonly accounts: readonly OutreachAccount[];
  readonly known: Customer | null;
}

/** Her addresses as her panel shows them, the one that reaches her best now first; as they were if that is not told. */
async function bestFirst(outreach: Outreach): Promise<Outreach> {
  const { customer } = outreach;
  if (customer === null) return outreach;
  const ways = await api.aroundCustomer(customer.id).then(
    (around) => around.ways,
    () => null,
  );
  return ways === null ? outreach : { ...outreach, customer: { ...customer, identities: ways } };
}

async function learn(outreach: Outreach): Promise<Known> {
  const customer = outreach.customer?.id ?? null;
  const [whom, accounts, known] = await Promise.all([
    bestFirst(outreach),
    outreachAccounts(customer === null ? {} : { customer }),
    // Without it canned replies say less.
    customer === null ? null : api.customer(customer).catch(() => null),
    // Without it those stand that this page knows.
    learnFirstLetters().catch(() => undefined),
  ]);
  return { asked: outreach, whom, accounts, known };
}

/** Write to somebody first. */
export function StartDialog(opened: Outreach): ReactElement {
  const messages = useFirstLetterMessages();
  const [asked, setAsked] = useState<Outreach>(opened);
  const [known, setKnown] = useState<Known | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    learn(asked).then(
      (found) => isWanted && setKnown(found),
      (error: unknown) => isWanted && setProblem(explain(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [asked]);
  const sorry = problem ?? (known?.accounts.length === 0 ? messages.outreach.noAccounts : null);
  const { customer } = asked;
  const title =
    customer === null ? messages.outreach.title : messages.firstLetters.titleWith(called(messages, customer));
  return (
    <Dialog title={title} closeLabel={messages.close} isWide onClose={closeDialog}>
      {sorry !== null ? (
        <DialogBody>
          <p role="alert" className={styles.sorry}>
            {sorry}
          </p>
        </DialogBody>
      ) : known?.asked !== asked ? (
        <DialogBody>
          <Skeleton lines={5} label={messages.loading} />
        </DialogBody>
      ) : (
        <FirstLetter
          key={`${known.whom.customer?.id} ${known.whom.identity} ${known.whom.address}`}
          outreach={known.whom}
          accounts={known.accounts}
          known={known.known}
          onWhom={setAsked}
        />
      )}
    </Dialog>
  );
}
