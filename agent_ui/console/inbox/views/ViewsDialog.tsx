import type { SavedView } from "@contact-hub/shared/wire.gen";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { personName } from "../../desk/derived";
import { attempt, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { closeDialog } from "../../desk/view";
import { dropView, EVERYBODY, orderViews } from "../../desk/views/draft";
import { editView, mayChange, viewsOf } from "../../desk/views/saved";
import { useSavedViewMessages } from "../../i18n/savedViews";
import { Button, IconButton } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import styles from "./Views.module.css";

/** All my views: put in order, changed and deleted. */
export function ViewsDialog(): ReactElement {
  const { savedViews: words, close } = useSavedViewMessages();
  const views = useConsole(viewsOf);
  const [told, setTold] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<{ readonly id: string; readonly step: number } | null>(null);

  // What moves or goes loses the focus: it stands at the new place, or at the neighbour of what is gone.
  useEffect(() => {
    if (moved === null) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-view="${moved.id}"] button`) ?? [])];
    const [up, down] = buttons;
    const wanted = moved.step < 0 ? [up, down] : [down, up];
    const found = wanted.find((button) => button !== undefined && !button.disabled);
    (found ?? end.current?.querySelector("button"))?.focus();
  }, [moved]);

  async function move(view: SavedView, step: number): Promise<void> {
    const ids = views.map(({ id }) => id);
    const place = ids.indexOf(view.id);
    const others = ids.filter((id) => id !== view.id);
    const next = others.toSpliced(place + step, 0, view.id);
    setTold(words.moved(view.name, place + step + 1, ids.length));
    const ordered = attempt(() => orderViews(next));
    setMoved({ id: view.id, step });
    await ordered;
  }

  return (
    <Dialog title={words.arrange} closeLabel={close} onClose={closeDialog}>
      <DialogBody>
        {views.length === 0 && <p>{words.none}</p>}
        <ul ref={list} className={styles.views}>
          {views.map((view, place) => (
            <ViewLine
              key={view.id}
              view={view}
              isFirst={place === 0}
              isLast={place === views.length - 1}
              onMove={(step) => void move(view, step)}
              onGone={() => setMoved({ id: (views[place + 1] ?? views[place - 1])?.id ?? "", step: 1 })}
            />
          ))}
        </ul>
        <p className="unseen" role="status">
          {told}
        </p>
        <div ref={end}>
          <DialogActions>
            <Button onPress={() => editView(null)}>{words.add}</Button>
            <Button tone="primary" onPress={closeDialog}>
              {close}
            </Button>
          </DialogActions>
        </div>
      </DialogBody>
    </Dialog>
  );
}

interface LineProps {
  readonly view: SavedView;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (step: 1 | -1) => void;
  readonly onGone: () => void;
}

function ViewLine({ view, isFirst, isLast, onMove, onGone }: LineProps): ReactElement {
  const { savedViews: words } = useSavedViewMessages();
  const isMine = useConsole((state) => mayChange(state, view));
  const [isAsking, setIsAsking] = useState(false);
  const line = useRef<HTMLLIElement>(null);
  const { name } = view;

  async function remove(): Promise<void> {
    await attempt(async () => {
      await dropView(view.id);
      notify(words.removed(name));
      onGone();
    });
    setIsAsking(false);
  }

  /** The question goes, and the focus back to where it was asked. */
  function keep(): void {
    line.current?.querySelector<HTMLButtonElement>(":scope > button:last-of-type")?.focus();
    setIsAsking(false);
  }

  return (
    <li ref={line} data-view={view.id}>
      <IconButton icon="up" label={words.up(name)} isDisabled={isFirst} onPress={() => onMove(-1)} />
      <IconButton icon="down" label={words.down(name)} isDisabled={isLast} onPress={() => onMove(1)} />
      <span className={styles.viewName}>
        {name}
        <Audience view={view} />
      </span>
      {isMine && <IconButton icon="pencil" label={words.editOf(name)} onPress={() => editView(view.id)} />}
      {isMine && <IconButton icon="cross" label={words.removeOf(name)} onPress={() => setIsAsking(true)} />}
      {isAsking && (
        <div role="alertdialog" aria-label={words.removeOf(name)} className={styles.sure}>
          <p>{(view.shared_with === "" ? words.sure : words.sureShared)(name)}</p>
          <DialogActions>
            <Button autoFocus isSmall onPress={keep}>
              {words.keep}
            </Button>
            <Button tone="danger" isSmall onPress={() => void remove()}>
              {words.remove}
            </Button>
          </DialogActions>
        </div>
      )}
    </li>
  );
}

/** Who has it beside me, and from whom. */
function Audience({ view }: { readonly view: SavedView }): ReactElement | null {
  const { savedViews: words } = useSavedViewMessages();
  const owner = useConsole((state) => (view.owner === state.desk?.me.id ? "" : personName(state, view.owner)));
  const team = useConsole((state) => state.floor.teams.find(({ id }) => id === view.shared_with)?.name ?? "");
  if (view.shared_with === "") return null;
  const audience = view.shared_with === EVERYBODY ? words.everybody : words.team(team);
  return <span className={styles.audience}>{owner === "" ? audience : words.sharedBy(owner, audience)}</span>;
}
