import { useCallback, useEffect, useState } from "react";
import { api } from "../desk/api";
import { Problem } from "../desk/http";
import { explain, notify } from "../desk/notices";
import type { Organisation, OrganisationChange } from "../desk/organisations";
import { useConsole } from "../desk/store";
import type { Saved } from "../desk/customers";

interface Known {
  readonly organisation: Organisation | null;
  readonly save: (change: OrganisationChange, base: number) => Promise<Saved>;
}

/** An organisation, fetched again whenever anybody changed it; null while it is not here, or is not mine to know. */
export function useOrganisation(id: string): Known {
  const [organisation, setOrganisation] = useState<Organisation | null>(null);
  const change = useConsole((state) => state.organisationChanges[id] ?? 0);
  const [wanted, setWanted] = useState(0);
  const moment = `${change} ${wanted}`;
  useEffect(() => {
    let isWanted = moment !== "";
    api.organisation(id).then(
      (found) => isWanted && setOrganisation(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [id, moment]);
  const save = useCallback(
    async (fields: OrganisationChange, base: number): Promise<Saved> => {
      try {
        setOrganisation(await api.changeOrganisation(id, base, fields));
        return "saved";
      } catch (error) {
        const isOvertaken = error instanceof Problem && error.kind === "edited-meanwhile";
        if (isOvertaken) setWanted((times) => times + 1);
        else notify(explain(error), "problem");
        return isOvertaken ? "overtaken" : "refused";
      }
    },
    [id],
  );
  return { organisation, save };
}
