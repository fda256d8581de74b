import type { ReactElement } from "react";
import { called } from "../../desk/called";
import { ANOTHER } from "../../desk/firstLetters";
import type { Outreach, OutreachAccount } from "../../desk/outreach";
import { channelWord } from "../../desk/words";
import { moment } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { ChoiceField, Field, type Choice } from "../../ui/Field";
import { AddressField } from "./AddressField";
import { writable, type Letter } from "./useFirstLetter";

interface Props {
  readonly outreach: Outreach;
  readonly accounts: readonly OutreachAccount[];
  readonly letter: Letter;
  readonly onChange: (fields: Partial<Letter>) => void;
  readonly onWhom: (outreach: Outreach) => void;
  readonly fault: string | undefined;
}

/** One of the customer's addresses, another one of hers, or somebody else by name or address. */
export function Whom({ outreach, accounts, letter, onChange, onWhom, fault }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.outreach;
  const { customer } = outreach;
  if (customer === null) {
    return (
      <AddressField
        value={letter.address}
        onChange={(address) => onChange({ address })}
        onCustomer={({ id, name }) => onWhom({ customer: { id, name, identities: [] }, identity: null, address: "" })}
        autoFocus={letter.address === ""}
        error={fault}
      />
    );
  }
  const known: readonly Choice[] = writable(outreach, accounts).map(({ id, address, channel, opted_out_at }) => ({
    id,
    name: address,
    isDisabled: opted_out_at !== null,
    detail:
      opted_out_at === null
        ? channelWord(messages, channel)
        : messages.customer.consents.optedOut(moment(opted_out_at)),
  }));
  return (
    <>
      <ChoiceField
        label={words.to}
        placeholder={words.to}
        choices={[...known, { id: ANOTHER, name: words.another(called(messages, customer)) }]}
        value={letter.to}
        onChange={(to) => onChange({ to, ...(to === ANOTHER && letter.to !== ANOTHER ? { address: "" } : {}) })}
      />
      <div>
        <Button
          isSmall
          tone="quiet"
          icon="person"
          onPress={() => onWhom({ customer: null, identity: null, address: "", isBlank: true })}
        >
          {words.somebody}
        </Button>
      </div>
      {letter.to === ANOTHER && (
        <Field
          label={words.address}
          hint={words.addressHint}
          value={letter.address}
          onChange={(address) => onChange({ address })}
          autoFocus={letter.address === ""}
          error={fault}
        />
      )}
    </>
  );
}
