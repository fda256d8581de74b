import { redoDepth, undoDepth } from "prosemirror-history";
import type { Command, EditorState } from "prosemirror-state";
import type { ReactElement } from "react";
import { Button, ToggleButton, Toolbar, Tooltip, TooltipTrigger } from "react-aria-components";
import { CONTROL_KEY } from "../../desk/commands/command";
import { useRichMessages } from "../../i18n/rich";
import buttons from "../../ui/Button.module.css";
import { Keys } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { useUnhurried } from "../../ui/unhurried";
import { FormatIcon, type FormatIconName } from "./FormatIcon";
import { hasFormat, linkAt, redo, toggle, undo, type Format } from "./formats";
import styles from "./Rich.module.css";

interface Props {
  readonly state: EditorState;
  readonly isLinking: boolean;
  readonly onRun: (command: Command) => void;
  readonly onLink: () => void;
}

const isMac = CONTROL_KEY !== "Ctrl";
const withControl = (key: string) => (isMac ? `⌘${key}` : `Ctrl+${key}`);
const withShift = (key: string) => (isMac ? `⇧⌘${key}` : `Ctrl+Shift+${key}`);

const FORMATS: readonly (readonly [Format, string])[] = [
  ["bold", withControl("B")],
  ["italic", withControl("I")],
  ["bullets", withShift("8")],
  ["numbers", withShift("7")],
  ["quote", withShift("9")],
];

/** What can be done to the text: one stop for Tab, and arrow keys inside. */
export function FormatBar({ state, isLinking, onRun, onLink }: Props): ReactElement {
  const { rich: words } = useRichMessages();
  return (
    <Toolbar aria-label={words.bar} className={cx(styles.bar)}>
      {FORMATS.map(([format, keys]) => (
        <Toggle
          key={format}
          icon={format}
          label={words[format]}
          keys={keys}
          isOn={hasFormat(state, format)}
          onChange={() => onRun(toggle(format))}
        />
      ))}
      <Toggle
        icon="link"
        label={words.link}
        keys={withShift("L")}
        isOn={isLinking || linkAt(state).href !== ""}
        onChange={onLink}
      />
      <Deed
        icon="undo"
        label={words.undo}
        keys={withControl("Z")}
        count={undoDepth(state)}
        onPress={() => onRun(undo)}
      />
      <Deed
        icon="redo"
        label={words.redo}
        keys={withControl("Y")}
        count={redoDepth(state)}
        onPress={() => onRun(redo)}
      />
    </Toolbar>
  );
}

interface ToggleProps {
  readonly icon: FormatIconName;
  readonly label: string;
  readonly keys: string;
  readonly isOn: boolean;
  readonly onChange: () => void;
}

function Toggle({ icon, label, keys, isOn, onChange }: ToggleProps): ReactElement {
  const { hint, leaving } = useUnhurried();
  return (
    <TooltipTrigger {...hint}>
      <ToggleButton
        {...leaving}
        aria-label={label}
        isSelected={isOn}
        onChange={onChange}
        className={cx(buttons.iconButton, styles.button)}
      >
        <FormatIcon name={icon} />
      </ToggleButton>
      <Hint label={label} keys={keys} />
    </TooltipTrigger>
  );
}

interface DeedProps {
  readonly icon: FormatIconName;
  readonly label: string;
  readonly keys: string;
  /** How often it can be done. */
  readonly count: number;
  readonly onPress: () => void;
}

function Deed({ icon, label, keys, count, onPress }: DeedProps): ReactElement {
  const { hint, leaving } = useUnhurried();
  return (
    <TooltipTrigger {...hint}>
      <Button
        {...leaving}
        aria-label={label}
        isDisabled={count === 0}
        onPress={onPress}
        className={cx(buttons.iconButton, styles.button)}
      >
        <FormatIcon name={icon} />
      </Button>
      <Hint label={label} keys={keys} />
    </TooltipTrigger>
  );
}

function Hint({ label, keys }: { readonly label: string; readonly keys: string }): ReactElement {
  return (
    <Tooltip className={cx(buttons.tooltip)} offset={6}>
      {label}
      <Keys keys={keys} />
    </Tooltip>
  );
}
