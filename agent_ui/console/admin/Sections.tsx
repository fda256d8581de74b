import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { grouped, groupOf, type Section, type SectionGroup } from "../desk/sections";
import { hashOf } from "../desk/view";
import { useAdministrationMessages } from "../i18n/administration";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import styles from "./Sections.module.css";

interface Props {
  readonly sections: readonly Section[];
  readonly present: Section;
}

/** Every section by its group; where there is no room, one control names the present one and opens the others. */
export function Sections({ sections, present }: Props): ReactElement {
  const { admin } = useAdministrationMessages();
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const groups = useId();
  const list = useRef<HTMLElement>(null);
  useEffect(() => show(list.current, present), [present]);
  const close = () => {
    setOpen(false);
    // Where the list is always shown, the control is not, and the focus stays on what was chosen.
    toggle.current?.focus();
  };
  return (
    <nav ref={list} aria-label={admin.sections} className={styles.sections}>
      <Button
        ref={toggle}
        aria-expanded={isOpen}
        aria-controls={groups}
        className={cx(styles.present)}
        onPress={() => setOpen(!isOpen)}
        onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
      >
        <small>{admin.groups[groupOf(present)]}</small> <strong>{admin[present]}</strong>
        <Icon name={isOpen ? "up" : "down"} />
      </Button>
      <Groups id={groups} sections={sections} present={present} isOpen={isOpen} onChoose={close} />
    </nav>
  );
}

interface GroupsProps extends Props {
  readonly id: string;
  readonly isOpen: boolean;
  /** She chose one, or none after all. */
  readonly onChoose: () => void;
}

/** One stop for the Tab key, however many there are: arrows lead from one to the next. */
function Groups({ id, sections, present, isOpen, onChoose }: GroupsProps): ReactElement {
  const [focused, setFocused] = useState<string | null>(null);
  const forget = ({ currentTarget, relatedTarget }: FocusEvent) =>
    currentTarget.contains(relatedTarget) || setFocused(null);
  return (
    <div id={id} className={styles.groups} data-one-stop="" data-open={isOpen || undefined} onBlur={forget}>
      {grouped(sections).map(([group, hers]) => (
        <Group key={group} group={group}>
          {hers.map((one) => (
            <SectionLink
              key={one}
              section={one}
              isHere={one === present}
              isStop={one === (focused ?? present)}
              onFocus={() => setFocused(one)}
              onChoose={onChoose}
            />
          ))}
        </Group>
      ))}
    </div>
  );
}

function Group({ group, children }: { readonly group: SectionGroup; readonly children: ReactElement[] }): ReactElement {
  const { admin } = useAdministrationMessages();
  const heading = useId();
  return (
    <div className={styles.group}>
      <h2 id={heading} className={styles.name}>
        {admin.groups[group]}
      </h2>
      <ul aria-labelledby={heading}>{children}</ul>
    </div>
  );
}

interface LinkProps {
  readonly section: Section;
  readonly isHere: boolean;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onChoose: () => void;
}

function SectionLink({ section, isHere, isStop, onFocus, onChoose }: LinkProps): ReactElement {
  const { admin } = useAdministrationMessages();
  return (
    <li>
      <a
        href={hashOf({ page: "admin", section })}
        tabIndex={isStop ? 0 : -1}
        aria-current={isHere ? "page" : undefined}
        className={styles.link}
        onFocus={onFocus}
        onClick={onChoose}
        onKeyDown={(event) => (event.key === "Escape" ? onChoose() : step(event))}
      >
        {admin[section]}
      </a>
    </li>
  );
}

/** The present section is in sight, and the page stays where it is. */
function show(list: HTMLElement | null, present: Section): void {
  const link = list?.querySelector<HTMLElement>(`a[href="${hashOf({ page: "admin", section: present })}"]`);
  if (list === null || !link) return;
  const end = link.offsetTop + link.offsetHeight;
  if (link.offsetTop < list.scrollTop || end > list.scrollTop + list.clientHeight)
    list.scrollTop = end - list.clientHeight / 2;
}

/** Where a key leads in a list of so many, from the one that has the focus. */
const STEPS: Readonly<Record<string, (at: number, length: number) => number>> = {
  ArrowDown: (at, length) => (at + 1) % length,
  ArrowUp: (at, length) => (at + length - 1) % length,
  Home: () => 0,
  End: (_, length) => length - 1,
};

function step(event: KeyboardEvent<HTMLAnchorElement>): void {
  const to = STEPS[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const links = [...(event.currentTarget.closest("nav")?.querySelectorAll("a") ?? [])];
  links[to(links.indexOf(event.currentTarget), links.length)]?.focus();
}
