import { useId, useState, type KeyboardEvent, type ReactElement } from "react";
import { Button as Pressable, Tag, TagGroup, TagList } from "react-aria-components";
import { cx } from "./cx";
import { Icon } from "./Icon";
import styles from "./TagField.module.css";

interface Props {
  readonly tags: readonly string[];
  readonly suggestions: readonly string[];
  readonly words: {
    readonly title: string;
    readonly add: string;
    readonly none: string;
    readonly remove: (tag: string) => string;
  };
  /** Where it resolves to false, the word was refused, and stands there again to be corrected. */
  readonly onAdd: (tag: string) => void | Promise<boolean>;
  readonly onRemove: (tag: string) => void;
  readonly onFocus?: () => void;
  /** Whoever opens what it is in wants to type here. */
  readonly isFirst?: boolean;
}

/** Words that stand together: each can be removed, and another one be typed; the browser suggests known ones. */
export function TagField({ tags, suggestions, words, onAdd, onRemove, onFocus, isFirst = false }: Props): ReactElement {
  const [text, setText] = useState("");
  const list = useId();

  function onKeyDown(event: KeyboardEvent): void {
    const tag = text.trim();
    if (event.key !== "Enter" || event.nativeEvent.isComposing || tag === "") return;
    event.preventDefault();
    setText("");
    if (!tags.includes(tag)) void add(tag);
  }

  async function add(tag: string): Promise<void> {
    if ((await onAdd(tag)) === false) setText((begun) => (begun === "" ? tag : begun));
  }

  return (
    <div className={styles.tags}>
      <TagGroup
        aria-label={words.title}
        onRemove={(keys) => {
          for (const key of keys) onRemove(String(key));
        }}
      >
        <TagList className={cx(styles.list)} renderEmptyState={() => <span className={styles.none}>{words.none}</span>}>
          {tags.map((tag) => (
            <Tag key={tag} id={tag} textValue={tag} className={cx(styles.tag)}>
              {tag}
              <Pressable slot="remove" aria-label={words.remove(tag)} className={cx(styles.remove)}>
                <Icon name="cross" />
              </Pressable>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      <input
        className={cx(styles.input)}
        aria-label={words.add}
        placeholder={words.add}
        list={list}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isFirst}
        {...(onFocus === undefined ? {} : { onFocus })}
      />
      <datalist id={list}>
        {suggestions
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}
