import { useCallback, useId, useState, type ReactElement, type ReactNode } from "react";
import {
  ComboBox,
  FieldError,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Button as Pressable,
  Select,
  SelectValue,
  Switch,
  Text,
  TextArea,
  TextField,
  type Key,
  type PopoverProps,
} from "react-aria-components";
import { ComboInput } from "./ComboInput";
import { cx } from "./cx";
import styles from "./Field.module.css";
import { Icon } from "./Icon";

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "email" | "password" | "datetime-local" | "date";
  readonly name?: string;
  readonly autoComplete?: string;
  /** Stands in the field while it is empty: what holds then. */
  readonly placeholder?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly rows?: number;
  readonly autoFocus?: boolean;
  /** What the browser completes while it is typed. */
  readonly suggestions?: readonly string[];
}

/** A text with its label, its hint and what is wrong with it. */
export function Field({
  label,
  value,
  onChange,
  hint,
  error,
  rows,
  type = "text",
  autoFocus = false,
  suggestions,
  placeholder,
  ...rest
}: TextProps): ReactElement {
  const list = useId();
  return (
    <TextField
      {...rest}
      type={type}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      autoFocus={autoFocus}
      validationBehavior="aria"
      className={cx(styles.field)}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      {rows === undefined ? (
        <Input
          className={cx(styles.input)}
          {...(suggestions === undefined ? {} : { list })}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      ) : (
        <TextArea
          rows={rows}
          className={cx(styles.input, styles.area)}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
      {suggestions !== undefined && (
        <datalist id={list}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {hint && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </TextField>
  );
}

/** Where a list opens: inside the dialog or page it belongs to, so that it is part of a landmark. */
function useLandmark(): [Pick<PopoverProps, "UNSTABLE_portalContainer">, (field: HTMLElement | null) => void] {
  const [landmark, setLandmark] = useState<Pick<PopoverProps, "UNSTABLE_portalContainer">>({});
  const find = useCallback((field: HTMLElement | null) => {
    const found = field?.closest("[role='dialog'], main, aside");
    if (found) setLandmark({ UNSTABLE_portalContainer: found });
  }, []);
  return [landmark, find];
}

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly detail?: ReactNode;
  readonly isDisabled?: boolean;
  /** Why it cannot be chosen, and what to do instead. */
  readonly refusal?: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly error?: string | undefined;
}

/** One of a few. */
export function ChoiceField({ label, placeholder, choices, value, onChange, error }: ChoiceProps): ReactElement {
  const [landmark, find] = useLandmark();
  return (
    <Select
      ref={find}
      value={value}
      onChange={(key: Key | null) => key !== null && onChange(String(key))}
      placeholder={placeholder}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(styles.field)}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <Pressable className={cx(styles.input, styles.select)}>
        <SelectValue className={cx(styles.value)} />
        <Icon name="down" />
      </Pressable>
      <FieldError className={cx(styles.error)}>{error}</FieldError>
      <Popover className={cx(styles.popover)} {...landmark}>
        <ListBox items={choices} className={cx(styles.list)}>
          {(choice: Choice) => <ChoiceRow choice={choice} />}
        </ListBox>
      </Popover>
    </Select>
  );
}

export interface ChoiceGroup {
  readonly name: string;
  readonly choices: readonly Choice[];
}

interface SearchProps extends Omit<ChoiceProps, "choices"> {
  readonly groups: readonly ChoiceGroup[];
  /** Told what is typed, where the choices are looked up for it; then nothing of them is left out here. */
  readonly onSearch?: (text: string) => void;
  readonly empty: string;
  readonly autoFocus?: boolean;
}

/** One of many, found by typing. */
export function SearchField({
  label,
  placeholder,
  groups,
  empty,
  value,
  onChange,
  error,
  onSearch,
  autoFocus = false,
}: SearchProps): ReactElement {
  const [landmark, find] = useLandmark();
  const [refused, setRefused] = useState<string>();
  const wrong = refused ?? error;
  return (
    <ComboBox
      ref={find}
      value={value}
      onChange={(key: Key | null) => onChange(key === null ? "" : String(key))}
      menuTrigger="focus"
      autoFocus={autoFocus}
      allowsEmptyCollection
      {...(onSearch === undefined ? {} : { onInputChange: onSearch, defaultFilter: () => true })}
      isInvalid={wrong !== undefined}
      validationBehavior="aria"
      className={cx(styles.field)}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <ComboInput placeholder={placeholder} groups={groups} empty={empty} onRefuse={setRefused} />
      <FieldError className={cx(styles.error)}>
        {refused === undefined ? error : <span role="alert">{refused}</span>}
      </FieldError>
      <Popover className={cx(styles.popover)} {...landmark}>
        <ListBox className={cx(styles.list)} renderEmptyState={() => <p className={styles.none}>{empty}</p>}>
          {groups.map((group) => (
            <ListBoxSection key={group.name} id={group.name}>
              <Header className={cx(styles.group)}>{group.name}</Header>
              {group.choices.map((choice) => (
                <ChoiceRow key={choice.id} choice={choice} />
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function ChoiceRow({ choice }: { readonly choice: Choice }): ReactElement {
  return (
    <ListBoxItem
      id={choice.id}
      textValue={choice.name}
      isDisabled={choice.isDisabled ?? false}
      className={cx(styles.option)}
    >
      <span>{choice.name}</span>
      {choice.detail !== undefined && <span className={styles.detail}>{choice.detail}</span>}
    </ListBoxItem>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off, at once. */
export function Toggle({ label, hint, isOn, onChange }: ToggleProps): ReactElement {
  return (
    <div>
      <Switch isSelected={isOn} onChange={onChange} className={cx(styles.switch)}>
        <span className={styles.track} aria-hidden="true" />
        {label}
      </Switch>
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}
