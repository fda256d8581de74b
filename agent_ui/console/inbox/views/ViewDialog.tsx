import { useState, type ReactElement } from "react";
import { notify } from "../../desk/notices";
import { newClientId } from "../../desk/sending";
import { present, useConsole } from "../../desk/store";
import { closeDialog, openList, openView } from "../../desk/view";
import {
  draftOf,
  dropView,
  faultsOf,
  filterOf,
  keepView,
  type ViewDraft,
  type ViewFaults,
} from "../../desk/views/draft";
import { fitting } from "../../desk/views/fits";
import { mayChange, shownView, viewOf } from "../../desk/views/saved";
import { hubNow } from "../../desk/clock";
import { useSavedViewMessages } from "../../i18n/savedViews";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { FilterFields } from "./FilterFields";
import { SharingFields } from "./SharingFields";
import styles from "./Views.module.css";

const NONE: ViewFaults = {};

/** What a view shows, in which order and to whom; without an id, a new one. */
export function ViewDialog({ id }: { readonly id: string | null }): ReactElement {
  const { savedViews: words, close, cancel } = useSavedViewMessages();
  // What somebody else makes of it meanwhile does not change what is being typed.
  const [before] = useState(() => (id === null ? null : viewOf(present(), id)));
  const [target] = useState(() => id ?? newClientId());
  const [draft, setDraft] = useState<ViewDraft>(() => draftOf(before));
  const [faults, setFaults] = useState(NONE);
  const [deleting, setDeleting] = useState<"no" | "asked" | "kept">("no");
  const change = (changed: Partial<ViewDraft>) => setDraft((old) => ({ ...old, ...changed }));

  async function save(): Promise<void> {
    try {
      const kept = await keepView(target, draft, before?.version ?? 0);
      notify(words.saved(kept.name));
      closeDialog();
      openView(target);
    } catch (error) {
      setFaults(faultsOf(error));
    }
  }

  async function remove(): Promise<void> {
    try {
      await dropView(target);
      notify(words.removed(before?.name ?? ""));
      closeDialog();
      if (shownView(present()) === target) openList("mine");
    } catch (error) {
      setFaults(faultsOf(error));
    }
  }

  const mayRemove = before !== null && mayChange(present(), before);
  const general = faults[""] ?? faults["filter"];
  return (
    <Dialog
      title={before === null ? words.newTitle : words.editTitle(before.name)}
      closeLabel={close}
      isWide
      onClose={closeDialog}
    >
      <DialogBody>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Field
            label={words.name}
            hint={words.nameHint}
            value={draft.name}
            onChange={(name) => change({ name })}
            error={faults["name"]}
            autoFocus
          />
          <p className={styles.lead}>{words.lead}</p>
          <FilterFields draft={draft} faults={faults} onChange={change} />
          <SharingFields draft={draft} faults={faults} onChange={change} />
          <Matching draft={draft} />
          {general !== undefined && (
            <p className={styles.problem} role="alert">
              {general}
            </p>
          )}
          {deleting === "asked" && before !== null ? (
            <div role="alertdialog" aria-label={words.removeOf(before.name)} className={styles.sure}>
              <p>{(before.shared_with === "" ? words.sure : words.sureShared)(before.name)}</p>
              <DialogActions>
                <Button autoFocus onPress={() => setDeleting("kept")}>
                  {words.keep}
                </Button>
                <Button tone="danger" onPress={() => void remove()}>
                  {words.remove}
                </Button>
              </DialogActions>
            </div>
          ) : (
            <DialogActions>
              {mayRemove && (
                <Button autoFocus={deleting === "kept"} onPress={() => setDeleting("asked")}>
                  {words.remove}
                </Button>
              )}
              <Button onPress={closeDialog}>{cancel}</Button>
              <Button tone="primary" type="submit">
                {words.save}
              </Button>
            </DialogActions>
          )}
        </form>
      </DialogBody>
    </Dialog>
  );
}

/** How much would stand in it now. */
function Matching({ draft }: { readonly draft: ViewDraft }): ReactElement {
  const { savedViews: words } = useSavedViewMessages();
  const count = useConsole(({ desk }) => {
    if (desk === null) return 0;
    const fits = fitting(filterOf(draft), { me: desk.me.id, now: hubNow() });
    return [desk.conversations, desk.waiting, desk.held].reduce(
      (sum, rows) => sum + rows.reduce((found, row) => found + Number(fits(row)), 0),
      0,
    );
  });
  return (
    <p className={styles.lead} role="status">
      {words.matching(count)}
    </p>
  );
}
