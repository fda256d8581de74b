import { useEffect, useState, type ReactElement } from "react";
import { api } from "../desk/api";
import { called } from "../desk/called";
import { attempt, explain, notify } from "../desk/notices";
import type { MergePlan } from "../desk/customers";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { SearchField, Toggle } from "../ui/Field";
import { EmptyState, Skeleton } from "../ui/Marks";
import styles from "./Customer.module.css";
import { MergeTable } from "./MergeTable";
import { useCandidates } from "./useCandidates";

interface Props {
  readonly customer: string;
  readonly other: string | null;
}

/** Two customers side by side, what becomes of both, and the deed. */
export function MergeDialog({ customer, other }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.customer.merging;
  const { groups, onSearch } = useCandidates(customer);
  const [pair, setPair] = useState({ kept: customer, merged: other });
  const { plan, problem } = usePlan(pair.kept, pair.merged);
  const [isVouched, setVouched] = useState(false);
  const isReady = plan !== null && (!plan.needs_vouching || isVouched);

  async function merge(): Promise<void> {
    if (plan === null || !isReady) return;
    closeDialog();
    await attempt(async () => {
      const done = await api.merge(plan.kept.id, plan.merged.id, isVouched);
      notify(words.done(called(messages, done.customer)));
    });
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} isWide onClose={closeDialog}>
      <DialogBody>
        <p className={styles.quiet}>{words.lead}</p>
        {other === null && (
          <SearchField
            label={words.with}
            placeholder={words.placeholder}
            groups={groups}
            onSearch={onSearch}
            empty={words.nobody}
            autoFocus
            value={pair.kept === customer ? pair.merged : pair.kept}
            onChange={(id) => setPair({ kept: customer, merged: id === "" ? null : id })}
          />
        )}
        {problem !== null && <EmptyState icon="warning" title={problem} />}
        {problem === null && plan === null && pair.merged !== null && <Skeleton lines={6} label={messages.loading} />}
        {plan !== null && (
          <>
            <MergeTable plan={plan} />
            <div>
              <Button
                isSmall
                icon="transfer"
                onPress={() => setPair(({ kept, merged }) => ({ kept: merged ?? kept, merged: kept }))}
              >
                {words.swap}
              </Button>
            </div>
            {plan.closings.length > 0 && <p role="note">{words.closes(plan.closings.length)}</p>}
            {plan.needs_vouching && (
              <Toggle label={words.vouch} hint={words.unproven} isOn={isVouched} onChange={setVouched} />
            )}
          </>
        )}
        <DialogActions>
          <Button onPress={closeDialog}>{messages.cancel}</Button>
          <Button tone="primary" isDisabled={!isReady} onPress={() => void merge()}>
            {words.submit}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

interface Answer {
  readonly pair: string;
  readonly plan: MergePlan | null;
  readonly problem: string | null;
}

function usePlan(kept: string, merged: string | null): Omit<Answer, "pair"> {
  const [answer, setAnswer] = useState<Answer>({ pair: "", plan: null, problem: null });
  const pair = `${kept} ${merged ?? ""}`;
  useEffect(() => {
    if (merged === null) return undefined;
    let isWanted = true;
    api.planMerge(kept, merged).then(
      (plan) => isWanted && setAnswer({ pair, plan, problem: null }),
      (error: unknown) => isWanted && setAnswer({ pair, plan: null, problem: explain(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [kept, merged, pair]);
  return answer.pair === pair ? answer : { plan: null, problem: null };
}
