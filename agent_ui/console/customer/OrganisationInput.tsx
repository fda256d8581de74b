import { useEffect, useState, type ReactElement } from "react";
import { api } from "../desk/api";
import { useMessages } from "../i18n/language";
import { Field } from "../ui/Field";
import type { InputProps } from "./EditableField";

const PAUSE_MS = 150;

/** The name of an organisation; those that are known are suggested while it is typed. */
export function OrganisationInput({ label, value, onChange, error }: InputProps): ReactElement {
  const words = useMessages().customer.belonging;
  const [known, setKnown] = useState<readonly string[]>([]);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      api.organisationsLike(value.trim()).then(
        ({ organisations }) => isWanted && setKnown(organisations.map(({ name }) => name)),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [value]);
  return <Field label={label} value={value} onChange={onChange} error={error} hint={words.hint} suggestions={known} />;
}
