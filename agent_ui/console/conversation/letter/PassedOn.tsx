import type { ReactElement } from "react";
import { CheckboxGroup } from "react-aria-components";
import type { Item } from "@contact-hub/shared/wire.gen";
import { isDangerous } from "../../desk/dangerous";
import { chooseFiles, forgetLetter } from "../../desk/letters";
import { useCalled } from "../../desk/useCalled";
import { bytes } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { IconButton } from "../../ui/Button";
import { CheckBox } from "../../ui/CheckBox";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/Icon";
import styles from "./Letter.module.css";

interface Props {
  readonly id: string;
  readonly item: Item;
  /** The ids of the files that stay behind. */
  readonly without: readonly string[];
}

/** What is passed on, which of its files go with it, and a way back. */
export function PassedOn({ id, item, without }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.letters;
  const customer = useCalled(id);
  const who = item.author_name || customer;
  const going = item.files.map((file) => file.id).filter((file) => !without.includes(file));
  const dangerous = item.files.filter(isDangerous).map(({ name }) => name);
  return (
    <>
      <div className={styles.line}>
        <Icon name="forward" />
        <span className={styles.passedOn}>
          {words.forwarding(who)}
          {item.files.length > 0 && ` · ${words.withFiles(going.length)}`}
        </span>
        <IconButton icon="cross" label={words.forwardNot} onPress={() => forgetLetter(id)} />
      </div>
      {item.files.length > 0 && (
        <CheckboxGroup
          aria-label={words.filesOn}
          value={going}
          onChange={(chosen) => chooseFiles(id, item, chosen)}
          className={cx(styles.filesOn)}
        >
          {item.files.map((file) => (
            <CheckBox key={file.id} value={file.id}>
              {`${file.name} (${bytes(file.bytes)})`}
            </CheckBox>
          ))}
        </CheckboxGroup>
      )}
      {dangerous.length > 0 && <p className={styles.harm}>{words.dangerous(dangerous.join(", "))}</p>}
    </>
  );
}
