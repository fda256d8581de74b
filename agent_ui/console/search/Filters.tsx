import { useId, useState, type ReactElement } from "react";
import { choicesOf, labelOf, NO, YES, type CustomField } from "../desk/customFields";
import { useKnownTags } from "../desk/knownTags";
import { filterOf, withFilter, withoutFilters, type Filter } from "../desk/searchWords";
import { useConsole } from "../desk/store";
import { searchFor } from "../desk/view";
import { channelWord, stateWord } from "../desk/words";
import type { Messages } from "../i18n/en";
import { useLanguage, useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { cx } from "../ui/cx";
import { ChoiceField, type Choice } from "../ui/Field";
import styles from "./Search.module.css";

const ANY = "any";
const STATES = ["queued", "offered", "open", "waiting", "snoozed", "wrap_up", "closed"];

/** The filters that can be picked; each becomes a word of the query, and says what such a word there says. */
export function Filters({ query }: { readonly query: string }): ReactElement {
  const messages = useMessages();
  const floor = useConsole((state) => state.floor);
  const words = messages.search;
  const channels = Object.keys(floor.channels).map((id) => ({ id, name: channelWord(messages, id) }));
  const states = STATES.map((id) => ({ id, name: stateWord(messages, id) }));
  const agents = [{ id: "me", name: words.me }, ...floor.people];
  const tags = useKnownTags().map((tag) => ({ id: tag, name: tag }));
  const { language } = useLanguage();
  const fields = floor.fields.flatMap((one) => pickable(one, language, messages.fields));
  const isFiltered = withoutFilters(query) !== query.trim();
  const [isUnfolded, setUnfolded] = useState(isFiltered);
  const filters = useId();
  return (
    <>
      <span className={styles.unfold}>
        <Button isSmall aria-expanded={isUnfolded} aria-controls={filters} onPress={() => setUnfolded(!isUnfolded)}>
          {words.narrow}
        </Button>
      </span>
      <div id={filters} className={cx(styles.filters, !isUnfolded && styles.folded)}>
        <Pick name="channel" query={query} choices={channels} />
        <Pick name="queue" query={query} choices={floor.queues} />
        <Pick name="state" query={query} choices={states} />
        <Pick name="agent" query={query} choices={agents} isNamed />
        <Pick name="tag" query={query} choices={tags} />
        {fields.length > 0 && <Pick name="field" query={query} choices={fields} />}
        <Day name="from" query={query} />
        <Day name="to" query={query} />
        {isFiltered && (
          <Button tone="quiet" isSmall onPress={() => searchFor(withoutFilters(query))}>
            {words.clear}
          </Button>
        )}
      </div>
    </>
  );
}

/** What can be picked of a field of conversations: of a few values, each. */
function pickable(field: CustomField, language: string, words: Messages["fields"]): readonly Choice[] {
  if (field.of !== "conversation") return [];
  const boxes = [YES, NO].map((id) => ({ id, name: words[id] }));
  const choices = field.kind === "checkbox" ? boxes : choicesOf(field, language);
  const label = labelOf(field, language);
  return choices.map(({ id, name }) => ({ id: `${field.id}=${id}`, name: `${label}: ${name}` }));
}

interface PickProps {
  readonly name: Filter;
  readonly query: string;
  readonly choices: readonly Choice[];
  /** Whether the word says a name that people know, and not an id that nobody does. */
  readonly isNamed?: boolean;
}

function Pick({ name, query, choices, isNamed = false }: PickProps): ReactElement {
  const words = useMessages().search;
  const said = filterOf(query, name).toLocaleLowerCase();
  const chosen = choices.find(
    (choice) => said !== "" && [choice.id.toLocaleLowerCase(), choice.name.toLocaleLowerCase()].includes(said),
  );
  const wordOf = (id: string) =>
    isNamed && id !== "me" ? (choices.find((choice) => choice.id === id)?.name ?? id) : id;
  return (
    <ChoiceField
      label={words.filters[name]}
      placeholder={words.any}
      choices={[{ id: ANY, name: words.any }, ...choices]}
      value={chosen?.id ?? ANY}
      onChange={(id) => searchFor(withFilter(query, name, id === ANY ? "" : wordOf(id)))}
    />
  );
}

function Day({ name, query }: { readonly name: "from" | "to"; readonly query: string }): ReactElement {
  const words = useMessages().search;
  const said = filterOf(query, name);
  return (
    <label className={styles.day}>
      {words.filters[name]}
      <input
        type="date"
        className={styles.date}
        value={/^\d{4}-\d{2}-\d{2}$/.test(said) ? said : ""}
        onChange={(event) => searchFor(withFilter(query, name, event.target.value))}
      />
    </label>
  );
}
